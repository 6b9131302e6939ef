import type { Trait } from '../trait.ts'
import { attributedOf } from './attributedOf.ts'
import { AttributeTable } from './AttributeTable.tsx'

/** What placement may go by: listed under an instance, and put from its menu (ATT-2). */
export const attributeTrait: Trait = {
  acts(ref, world) {
    const instance = attributedOf(ref, world)
    if (instance === undefined) return []
    return [
      { id: 'putAttribute', label: 'Put attribute', run: ({ openForm }) => openForm('putAttribute', instance.id) },
    ]
  },
  Section: AttributeTable,
}
