/** The part of simjs 2.0.3 that the bench uses; it comes without types. */
declare module 'simjs' {
  export class Sim {
    time(): number
    addEntity(kind: typeof Entity, name: string): Entity
    simulate(endTime: number, maxEvents: number): boolean
  }
  export class Entity {
    constructor(sim: Sim, name: string)
    sim: Sim
    start(): void
    time(): number
    setTimer(duration: number): Request
    useFacility(facility: Facility, duration: number): Request
  }
  export class Facility {
    constructor(name: string)
  }
  export interface Request {
    done(callback: () => void): Request
  }
}
