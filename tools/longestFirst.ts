import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of random lives and of whole catalogues, a minute of work each, small as they are to read. */
const LONG = /\.soak\.test\.ts$|\/(?:templates|documents|quotaLab|scalingDemo|lies|ways)\.test\.ts$/

/**
 * Long files begin first: one that begins last keeps a core waiting. Vitest itself goes by how long a file took last
 * time, and on a fresh clone by how large it is.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((one) => !isLong(one))]
  }
}
