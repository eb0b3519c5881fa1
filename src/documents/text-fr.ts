// French words of the printed documents.

import type { DocumentText } from './text.ts'

export const TEXT_FR: DocumentText = {
  from: 'Expéditeur',
  shipTo: 'Destinataire',
  order: 'Commande',
  parcel: 'Colis',
  parcelOf: (parcelNo, parcelCount) =>
    parcelCount === null ? `${parcelNo}` : `${parcelNo} sur ${parcelCount}`,
  weight: 'Poids',
  shipDate: 'Date d’envoi',
  route: 'Tournée',
  tracking: 'Suivi',
  ownFleet: 'Flotte propre',
  notGiven: 'non renseigné',
  noAddress: 'Adresse non renseignée',
  page: (no, count) => `Page ${no} sur ${count}`,

  packingSlip: 'Bon de livraison',
  orderDate: 'Commandé le',
  customerReference: 'Votre référence',
  service: 'Service',
  sku: 'Référence',
  description: 'Désignation',
  ordered: 'Commandé',
  inThisParcel: 'Dans ce colis',
  inThisShipment: 'Dans cet envoi',
  backordered: 'À suivre',
  unitPrice: 'Prix unitaire',
  amount: 'Montant',
  total: 'Total',
  parcels: 'Colis',
  noParcels: 'Aucun colis pour l’instant',
  noLines: 'Rien dans cet envoi',
  gift: 'Cadeau',
  giftMessage: 'Un message pour vous',
  backorderNote: 'Les articles « à suivre » seront envoyés dès leur retour en stock.',

  pickList: 'Liste de prélèvement',
  dueBy: 'À expédier avant',
  printedAt: 'Imprimé le',
  bin: 'Emplacement',
  lot: 'Lot',
  qty: 'Qté',
  done: 'Fait',
  noBin: 'sans emplacement',
  pickSummary: (lines, qtyEach) =>
    `${lines} ${lines < 2 ? 'ligne' : 'lignes'}, ${qtyEach} ${qtyEach < 2 ? 'pièce' : 'pièces'}`,
  forCustomer: 'Pour',

  tote: 'Bac',
  cart: 'Chariot',
  badge: 'Badge',
  station: 'Poste',
  box: 'Carton',
  product: 'Article',
}
