/** Two stations work under one identity: a copied data folder. Nothing is sent any more until a person has settled it. */
export class ClonedStationError extends Error {
  constructor(seq: number) {
    super(`the server knows another operation under this station's number ${seq}`)
    this.name = 'ClonedStationError'
  }
}
