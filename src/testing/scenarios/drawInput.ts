import type { Act, CommandService } from '../../model/api/command.ts'
import { operationOf } from '../../model/api/operations.ts'
import type { Member, Shape, StructureShape } from '../../model/api/shape.ts'
import type { World } from '../../model/world/world.ts'
import type { Draws } from '../randomDefinition.ts'
import { wordsFor } from './benchWords.ts'

/** How many of an act's optional fields a random player gives on average. */
const FIELDS_GIVEN = 1.5

/** Draws the input of an operation by its shape, with what the world has where a field names something of it. */
export class InputDraws {
  readonly #draws: Draws
  readonly #world: World

  constructor(draws: Draws, world: World) {
    this.#draws = draws
    this.#world = world
  }

  act(service: CommandService, operation: string): Act {
    const shape = operationOf(service, operation)?.input
    if (shape === undefined) throw new Error(`${service} has no ${operation}`)
    return { service, operation, input: this.#structure(shape) }
  }

  #structure({ members }: StructureShape): Record<string, unknown> {
    const acted = Object.entries(members).filter(([, one]) => one.effect === 'acted on')
    const optional = acted.filter(([name, one]) => !one.isRequired && !isAlwaysGiven(name)).length
    const percent = Math.min(60, Math.ceil((100 * FIELDS_GIVEN) / Math.max(1, optional)))
    const isGiven = (name: string, { isRequired }: Member): boolean =>
      isRequired || isAlwaysGiven(name) || this.#draws.chance(percent)
    const given = acted.filter(([name, one]) => isGiven(name, one))
    return Object.fromEntries(given.map(([name, one]) => [name, this.#value(name, one.shape)]))
  }

  #value(name: string, shape: Shape): unknown {
    const words = wordsFor(name, this.#world)
    if (words !== null) {
      const word = this.#draws.pick(words)
      return shape.type === 'list' && !Array.isArray(word) ? [word] : word
    }
    switch (shape.type) {
      case 'structure':
        return this.#structure(shape)
      case 'list':
        return Array.from({ length: this.#draws.random.between(Math.max(1, shape.min), 2) }, () =>
          this.#value(name, shape.element),
        )
      case 'string':
        return shape.enum === undefined ? this.#draws.pick(['web', 'next']) : this.#draws.pick(shape.enum)
      case 'integer':
        return this.#draws.random.between(shape.min, Math.min(shape.max, shape.min + 8))
      case 'boolean':
        return this.#draws.chance(50)
      default:
        return undefined
    }
  }
}

/** Every form has it filled in, and the lab has no cluster `default`. */
function isAlwaysGiven(name: string): boolean {
  return name === 'cluster'
}
