import { holdForm, holdRest, holdSentence } from './form.ts'
import type { Engine } from '../../model/engine/engine.ts'
import type { Decision } from '../../model/world/decision.ts'
import type { Explanation } from '../../model/world/explanation.ts'
import type { DecisionWords } from '../../ui/words/words.ts'
import type { Court } from './claim.ts'
import type { Mouth } from './mouth.ts'

/** What the page says of decisions in a world, and before whom it is held. */
export class Telling {
  readonly engine: Engine
  readonly mouth: Mouth
  readonly court: Court

  constructor(engine: Engine, mouth: Mouth, court: Court) {
    this.engine = engine
    this.mouth = mouth
    this.court = court
  }

  wordsOf(decision: Decision, explanation?: Explanation): DecisionWords {
    return this.mouth.decision(decision, { ...this.engine.world, originMs: 0, explanation })
  }

  /** The whole of what is said of a decision: what no claim speaks of may hold no figure. */
  holdWords(decision: Decision, words: DecisionWords, hold: (text: string) => string): void {
    const where = `decision ${String(decision.id)}, ${decision.kind}`
    holdForm(words.verdict, where, this.court)
    holdSentence(words.sentence, where, this.court)
    holdRest(hold(`${words.verdict}. ${words.sentence}`), where, this.court)
    for (const remedy of words.remedies) {
      holdForm(remedy, where, this.court)
      holdRest(hold(remedy), where, this.court)
    }
    this.#holdNames(`${words.verdict}. ${words.sentence}`, where)
  }

  /** Instances that are named are there; of a terminated one the decision tells. */
  #holdNames(text: string, where: string): void {
    const { instances } = this.engine.world
    if (text.includes('was terminated')) return
    for (const [name] of text.matchAll(/\bi-[0-9a-f]{4}\b/g)) {
      const isThere = [...instances.values()].some((one) => one.ec2InstanceId.startsWith(name))
      if (!isThere) this.court.report(`name: ${name} is not there, in “${text}” of ${where}`)
    }
  }
}
