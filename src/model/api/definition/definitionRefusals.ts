import { ApiError } from '../command.ts'
import { saying, text, type Refusal, type StringShape, type Wrong } from '../shape.ts'

/** What ECS says of one field of a task definition (DEF-4). */
export function said(message: Refusal['message']): Refusal {
  return { name: 'ClientException', message }
}

/** What ECS says of parts that do not fit each other (DEF-4). @param field  the path of the one to change */
export function client(message: string, field: string | null = null): ApiError {
  return new ApiError('ClientException', message, field)
}

export function unknownDriver(driver: string, known: readonly string[]): string {
  return `${driver} is not a valid log driver. Must be one of [${known.join(',')}]`
}

/** The name of the container that a refused value stands in: within the input, the first object that is not the input. */
export function containerOf({ within }: Wrong): string {
  return String(within[1]?.name)
}

/** `Family`, or `Container.name`, as ECS takes and names it. */
export function ecsName(what: string): StringShape {
  const name = text({ max: 255 })
  const reason = 'takes letters, digits, hyphens and underscores'
  return saying(
    { ...name, pattern: { regex: /^[A-Za-z0-9_-]+$/, reason } },
    {
      short: said(`${what} should not be null or empty.`),
      long: said(`${what} should be 255 characters or less`),
      malformed: said(`${what} contains invalid characters.`),
    },
  )
}

/** A text that AWS's models do not limit: the definition's size does (DEF-4). */
export const ANY_TEXT = text({ min: 0, max: 10_000_000 })

/** How many entries a list may have that AWS's models do not limit: none has more, since the definition's size is. */
export const ANY_MANY = { max: 10_000 }
