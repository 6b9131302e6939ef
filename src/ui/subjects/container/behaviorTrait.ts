import { visibleText } from '../../../base/foreignText.ts'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import { behaviorWords } from '../../words/container/behaviorWords.ts'
import type { ObjectAct } from '../subjectView.ts'
import type { Trait } from '../trait.ts'
import { behaviorsOf, definitionOf, mendAct } from './behaviorActs.ts'

/** How the containers of a task, a service or a definition were told to act, and how that is changed (CON-1). */
export const behaviorTrait: Trait = {
  acts(ref, world) {
    const definition = definitionOf(ref, world)
    if (definition === undefined) return []
    const behaviors = behaviorsOf(world, definition)
    const fail: ObjectAct = {
      id: 'failImage',
      label: 'Make an image fail',
      run: ({ openForm }) => openForm('failImage', definitionKey(definition)),
    }
    if (behaviors.length === 0) return [fail]
    const mend: ObjectAct = {
      id: 'mendImage',
      label: 'Mend it',
      run: ({ giveNow }) => behaviors.map(mendAct).forEach(giveNow),
    }
    return [fail, mend]
  },
  facts(ref, world, nowMs) {
    const definition = definitionOf(ref, world)
    if (definition === undefined) return []
    return behaviorsOf(world, definition).map((one) => ({
      label: `the lab: ${visibleText(one.containerName ?? one.image)}`,
      value: behaviorWords(one, nowMs),
    }))
  },
}
