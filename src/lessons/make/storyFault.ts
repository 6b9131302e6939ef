/** A document that reads well and cannot be told: a question without a key, a query that is none. */
export class StoryFault extends Error {
  override readonly name = 'StoryFault'
}
