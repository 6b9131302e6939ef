import { describe, expect, it } from 'vitest'
import { Court, type Claim } from './claim.ts'
import { CLAIM_LIES } from './claimLies.fixture.ts'
import { CODE_DEPLOY_CLAIMS } from './codeDeployClaims.ts'
import { FAULT_LABS } from './faultLabs.ts'
import { MADE_LABS } from './labs.ts'
import { shippedLabs } from './shippedLabs.ts'
import { PAGE } from './mouth.ts'
import { GROUP_LABS } from './groupLabs.ts'
import { LOOP_CLAIMS } from './loopClaims.ts'
import { LOOP_LABS } from './loopLabs.ts'
import { FAILURE_CLAIMS } from './failureClaims.ts'
import { OWNER_CLAIMS } from './ownerClaims.ts'
import { PLACEMENT_CLAIMS } from './placementClaims.ts'
import { playActs, playLog, playRandom } from './play.ts'
import { ACT_CLAIMS } from './actClaims.ts'
import { COUNT_CLAIMS } from './countClaims.ts'
import { REST_CLAIMS } from './restClaims.ts'
import { UNDECIDED_CLAIMS } from './undecidedClaims.ts'
import { EXIT_CLAIMS } from './exitClaims.ts'
import { PULL_CLAIMS } from './pullClaims.ts'
import { pullLabs } from './pullLabs.ts'
import { FAULT_CLAIMS } from './faultClaims.ts'
import { REGISTRATION_CLAIMS } from './registrationClaims.ts'
import { REGISTRY_CLAIMS } from './registryClaims.ts'
import { REGISTRY_LABS } from './registryLabs.ts'
import { STOP_CLAIMS } from './stopClaims.ts'
import { INSTANCE_CLAIMS, TASK_CLAIMS } from './subjectClaims.ts'
import { SHIFT_CLAIMS } from './shiftClaims.ts'
import { TASK_SET_CLAIMS } from './taskSetClaims.ts'
import { READ_CLAIMS } from './waitClaims.ts'

/** Lives in `npm test`; `npm run soak` lives more of them. */
const LIVES = import.meta.env.MODE === 'soak' ? 200 : 3
const IN_A_BLOCK = import.meta.env.MODE === 'soak' ? 10 : 3

const BLOCKS = Array.from({ length: LIVES / IN_A_BLOCK }, (_, block) => ({
  from: block * IN_A_BLOCK + 1,
  to: (block + 1) * IN_A_BLOCK,
}))

const ROLLING = [ACT_CLAIMS, COUNT_CLAIMS, REST_CLAIMS, UNDECIDED_CLAIMS].flat()
const STOPS = [STOP_CLAIMS, EXIT_CLAIMS].flat()
const LOOPS = Object.values(LOOP_CLAIMS).flat()
const NAMES = [
  ROLLING,
  FAILURE_CLAIMS,
  READ_CLAIMS,
  PLACEMENT_CLAIMS,
  STOPS,
  FAULT_CLAIMS,
  PULL_CLAIMS,
  CODE_DEPLOY_CLAIMS,
  TASK_SET_CLAIMS,
  SHIFT_CLAIMS,
  TASK_CLAIMS,
  INSTANCE_CLAIMS,
  OWNER_CLAIMS,
  LOOPS,
  REGISTRATION_CLAIMS,
  REGISTRY_CLAIMS,
].flatMap((claims) => claims.map(({ name }) => name))

/** Hears beside each text of the page a lie about the same thing, until it has told that it is one. */
class LiedToCourt extends Court {
  readonly caught = new Set<string>()

  override hold<Scene>(text: string, claims: readonly Claim<Scene>[], scene: Scene): string {
    for (const claim of claims) {
      if (this.caught.has(claim.name)) continue
      const alone = new Court()
      alone.hold(CLAIM_LIES[claim.name] ?? '', [claim], scene)
      if (alone.problems.length > 0) this.caught.add(claim.name)
    }
    return super.hold(text, claims, scene)
  }
}

describe('all that the page says is true of the decision and of the world beside it', () => {
  const court = new LiedToCourt()
  const found = () => court.problems.splice(0)

  it.each([...shippedLabs(), ...pullLabs()])('$name', (log) => {
    playLog(log, PAGE, court)
    expect(found()).toEqual([])
  })

  it.each([...MADE_LABS, ...FAULT_LABS])('$name', ({ acts }) => {
    playActs(1, acts, { mouth: PAGE, court })
    expect(found()).toEqual([])
  })

  it.each([...LOOP_LABS, ...GROUP_LABS, ...REGISTRY_LABS])('$name', ({ acts, restMs }) => {
    playActs(1, acts, { mouth: PAGE, court, restMs })
    expect(found()).toEqual([])
  })

  it.each(BLOCKS)('random lives, seeds $from to $to', ({ from, to }) => {
    for (let seed = from; seed <= to; seed++) {
      playRandom(seed, PAGE, court)
      expect([seed, found()]).toEqual([seed, []])
    }
  })

  it('each kind of claim was made, and a lie of its kind was told from the truth', () => {
    expect(NAMES.filter((name) => !court.met.has(name))).toEqual([])
    expect(NAMES.filter((name) => !court.caught.has(name))).toEqual([])
  })
})
