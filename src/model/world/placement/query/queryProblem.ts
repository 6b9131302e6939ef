/** Why a query cannot be read, as the end of a sentence; thrown and caught within the reader. */
export class QueryProblem extends Error {}
