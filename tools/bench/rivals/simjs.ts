/** The part of simjs 2.0.3 that the bench uses. */
export interface Simjs {
  readonly Sim: new () => SimjsSim
  readonly Entity: new (sim: SimjsSim, name: string) => SimjsEntity
  readonly Facility: new (name: string) => object
}

export interface SimjsSim {
  time(): number
  addEntity(kind: new (sim: SimjsSim, name: string) => SimjsEntity, name: string): SimjsEntity
  simulate(endTime: number, maxEvents: number): boolean
}

export interface SimjsEntity {
  readonly sim: SimjsSim
  time(): number
  setTimer(duration: number): SimjsRequest
  useFacility(facility: object, duration: number): SimjsRequest
}

export interface SimjsRequest {
  done(callback: () => void): SimjsRequest
}

/** Its bundle hands its classes to a browser's window and to nobody else. */
export async function loadSimjs(): Promise<Simjs> {
  const window: { Sim?: Simjs } = {}
  Object.assign(globalThis, { window })
  await import('simjs')
  if (window.Sim === undefined) throw new Error('simjs did not load')
  return window.Sim
}
