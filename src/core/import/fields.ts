import type { ImportKind } from '../model/states.ts'

/**
 * What can be imported, and by which headings it is known: in English, French and German, and as shop systems export it.
 * Headings are compared without case, accents, blanks and punctuation, and without a unit at their end. Where several
 * fields know one heading, the first that is still without a column gets it; a field takes the earliest of its names.
 */
export interface ImportField {
  readonly key: string
  readonly required: boolean
  readonly names: readonly string[]
}

const field = (key: string, names: string): ImportField => ({ key, required: false, names: names.split(' ') })
const required = (key: string, names: string): ImportField => ({
  key,
  required: true,
  names: names.split(' '),
})

const sku = required(
  'sku',
  'sku stockcode productcode itemcode itemsku lineitemsku productsku variantsku articlecode articleno articlenumber articlenr itemno itemnumber productno productnumber productid itemid partnumber partno artikelnummer artikelnr artikelno codearticle refarticle referencearticle numeroarticle codeproduit referenceproduit refproduit reference ref article artikel item product produit produkt',
)
const currency = field('currency', 'currency currencycode ordercurrency devise monnaie wahrung')
const language = field('language', 'language lang locale langue sprache')
const email = field(
  'email',
  'email emailaddress mail billingemail emailbilling customeremail courriel adresseemail',
)
const phone = field(
  'phone',
  'phone telephone tel phonenumber mobile billingphone phonebilling shippingphone telefon portable',
)

const address = [
  field(
    'company',
    'shippingcompany companyshipping shiptocompany company companyname societe firma entreprise raisonsociale',
  ),
  field(
    'addressLine1',
    'shippingaddress1 address1shipping addressline1shipping address12shipping shippingstreet shiptoaddress1 shippingaddress shiptoaddress shipaddress deliveryaddress address1 addressline1 address street street1 adresse1 adresse adresseligne1 adresselivraison rue strasse lieferadresse',
  ),
  field(
    'addressLine2',
    'shippingaddress2 address2shipping shiptoaddress2 address2 addressline2 street2 adresse2 adresseligne2 complementadresse complement adresszusatz',
  ),
  field(
    'postcode',
    'shippingzip postcodeshipping shippingpostcode shiptozip shippostcode postcode postalcode zip zipcode codepostal cp plz postleitzahl',
  ),
  field('city', 'shippingcity cityshipping shiptocity shipcity city town ville stadt ort'),
  field(
    'region',
    'shippingprovince stateshipping statecodeshipping shippingstate shiptostate region state province county departement bundesland kanton',
  ),
  field(
    'country',
    'shippingcountry countryshipping countrycodeshipping shiptocountry shipcountry country countrycode countryname deliverycountry pays paysdelivraison land',
  ),
]

const orders: readonly ImportField[] = [
  required(
    'number',
    'ordernumber orderno ordernr ordernum orderid order invoiceno invoicenumber invoiceid invoice orderreference orderref salesorder ponumber numerocommande nocommande ncommande numcommande commandeno commande referencecommande refcommande facture numerofacture bestellnummer bestellnr auftragsnummer auftragsnr auftrag bestellung belegnummer rechnungsnummer',
  ),
  sku,
  required(
    'qtyEach',
    'quantity qty lineitemquantity itemquantity itemqty quantityordered qtyordered orderedquantity orderedqty units pieces pcs quantite qte qtecommandee quantitecommandee menge anzahl stuckzahl stuck bestellmenge',
  ),
  field(
    'name',
    'description productname itemname lineitemname itemdescription productdescription producttitle articlename title designation libelle nomarticle nomproduit nomduproduit bezeichnung artikelbezeichnung artikelname produktname beschreibung productnamemain',
  ),
  field(
    'price',
    'unitprice price lineitemprice itemprice itemcost pricepunit priceeach salesprice prixunitaire prixunitaireht puht pu prix einzelpreis stuckpreis preis vkpreis',
  ),
  currency,
  field(
    'orderedAt',
    'invoicedate orderdate orderedat orderedon ordered createdat datecreated created purchasedate placedat datecommande datedecommande datefacture bestelldatum bestelltam auftragsdatum rechnungsdatum date datum',
  ),
  field(
    'dueAt',
    'due dueat duedate shipby shipbydate latestshipdate requireddate promiseddate deliverydate deliverby datelivraison datedelivraison dateexpedition echeance liefertermin lieferdatum versandtermin versanddatum',
  ),
  field(
    'customer',
    'customerid customercode customerno customernumber customernr customerref clientid codeclient numeroclient noclient kundennummer kundennr kundenid account accountnumber customeruserid',
  ),
  field(
    'customerName',
    'customername billingname buyername buyer clientname nomclient nomduclient kundenname customer client kunde',
  ),
  field('customerFirstName', 'firstnamebilling billingfirstname firstname prenom vorname'),
  field('customerLastName', 'lastnamebilling billinglastname lastname surname nom nachname'),
  email,
  phone,
  field(
    'shipName',
    'shippingname shipname shiptoname recipientname recipient deliveryname consignee destinataire nomdestinataire empfanger empfangername lieferadressename',
  ),
  ...address,
  field(
    'channel',
    'channel saleschannel source marketplace canal canaldevente kanal verkaufskanal vertriebskanal',
  ),
  field(
    'carrier',
    'carrier carriercode shippingcarrier shippingmethod transporteur modelivraison spediteur versanddienstleister versandart',
  ),
  language,
  field('priority', 'priority priorite prioritat'),
  field('paid', 'paid financialstatus paymentstatus ispaid paye bezahlt zahlungsstatus'),
  field(
    'shipping',
    'shipping shippingcost shippingamount shippingtotal ordershippingamount postage freight fraisdeport fraisport port versandkosten versand',
  ),
  field(
    'discount',
    'discountamount discount ordediscountamount orderdiscountamount cartdiscountamount remise rabais rabatt',
  ),
  field('giftNote', 'giftnote giftmessage gift messagecadeau motcadeau geschenknachricht grusskarte'),
  field(
    'note',
    'note notes customernote ordernotes comment comments remarque remarques commentaire bemerkung bemerkungen kommentar hinweis',
  ),
  field(
    'originalOrder',
    'originalorder originalordernumber refundof returnof creditof commandeorigine ursprungsauftrag',
  ),
]

const products: readonly ImportField[] = [
  sku,
  field(
    'name',
    'name productname itemname title producttitle articlename description designation libelle nom nomarticle nomproduit nomduproduit bezeichnung artikelbezeichnung artikelname produktname',
  ),
  field(
    'description',
    'longdescription productdescription description bodyhtml details descriptionlongue beschreibung langtext',
  ),
  field(
    'barcode',
    'barcode ean ean13 gtin gtin13 upc variantbarcode gtinupceanorisbn eancode codebarre codebarres codeabarres gencode strichcode',
  ),
  field(
    'caseBarcode',
    'casebarcode casegtin caseean itf14 gtin14 cartonbarcode outerbarcode codebarrecarton eancarton kartonbarcode karton',
  ),
  field(
    'caseQtyEach',
    'caseqty casequantity casesize packsize unitspercase qtypercase qtyeachcase cartonqty colisage qtecarton parcarton ve vpe verpackungseinheit stuckprokarton',
  ),
  field(
    'price',
    'price unitprice regularprice salesprice variantprice prix prixunitaire prixht preis einzelpreis vkpreis verkaufspreis',
  ),
  currency,
  field(
    'weight',
    'weight variantgrams grams weightgrams unitweight poids poidsunitaire gewicht stuckgewicht',
  ),
  field('length', 'length longueur lange depth profondeur tiefe'),
  field('width', 'width largeur breite'),
  field('height', 'height hauteur hohe'),
  field(
    'lotPolicy',
    'lotpolicy lotcontrolled lottracked bylot lots lot batchmanaged suiviparlot gestionparlot chargenpflichtig charge',
  ),
  field(
    'minShelfDays',
    'minshelfdays minshelflife minimumshelfdays joursminimum dureemini restlaufzeit mindestrestlaufzeit',
  ),
  field(
    'buffer',
    'buffer bufferqty safetystock stockdesecurite stocktampon sicherheitsbestand mindestbestand',
  ),
  field('abcClass', 'abc abcclass classeabc abcklasse'),
  field('hazard', 'hazard hazardclass unnumber dangereux matieredangereuse gefahrgut'),
  field('active', 'active enabled status published actif aktiv'),
]

const customers: readonly ImportField[] = [
  required(
    'customer',
    'code customercode customerid customerno customernumber customernr id codeclient numeroclient noclient kundennummer kundennr kundenid account accountnumber',
  ),
  field(
    'customerName',
    'name customername fullname displayname billingname nomclient nomduclient kundenname customer client kunde',
  ),
  field('customerFirstName', 'firstname billingfirstname prenom vorname'),
  field('customerLastName', 'lastname billinglastname surname nom nachname'),
  email,
  phone,
  ...address,
  language,
]

const stock: readonly ImportField[] = [
  required(
    'bin',
    'bin bincode binlocation binnumber location locationcode storagelocation storagebin shelf slot place emplacement codeemplacement casier lagerplatz lagerplatznummer stellplatz platz regal fach',
  ),
  sku,
  required(
    'qtyEach',
    'quantity qty onhand quantityonhand qtyonhand qoh onhandqty stock stocklevel stockquantity available count counted units pieces quantite qte qtestock quantitestock stockphysique enstock menge bestand lagerbestand anzahl',
  ),
  field(
    'lot',
    'lot lotnumber lotno lotcode batch batchnumber batchno numerolot nolot numerodelot charge chargennummer chargennr los',
  ),
  field(
    'expiryOn',
    'expiry expiryon expirydate expirationdate expires bestbefore bbd useby dlc dluo ddm dateperemption peremption mhd mindesthaltbarkeitsdatum verfallsdatum ablaufdatum',
  ),
  field(
    'receivedOn',
    'received receivedon receiveddate receiptdate datereception dateentree eingangsdatum wareneingang',
  ),
]

export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  orders,
  products,
  customers,
  stock,
}
