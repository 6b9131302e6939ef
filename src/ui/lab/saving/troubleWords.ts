import { SAVED_LABS_MAX } from '../../../session/saving/savedLabs.ts'
import type { StorageReason, Trouble } from '../../../session/saving/trouble.ts'

/** What the page says about the saving of its lab: the verdict, then what to do. */
export function troubleWords(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'storage':
      return `${REASONS[trouble.reason]} ${KEEP}`
    case 'unreadable':
      return `This lab cannot be saved so that it opens again: ${trouble.message} ${KEEP}`
    case 'tooMany':
      return `This browser keeps ${String(SAVED_LABS_MAX)} labs, and no more: remove one to save this one. ${KEEP}`
    case 'elsewhere':
      return 'This lab is open in another tab, which saves it. What you do here stays in memory; when that tab is closed, this one saves.'
    case 'takenOver':
      return 'The other tab has left this lab: it is saved here from now on.'
    case 'behind':
      return 'The other tab went further in this lab than what is on this screen. Open it again to see that; what you do here is saved as a lab of its own.'
    case 'copied':
      return 'This lab was changed elsewhere too. Both are kept: what is on this screen is saved as a lab of its own.'
  }
}

const KEEP = 'The lab goes on in memory: save it as a file.'

const REASONS: Readonly<Record<StorageReason, string>> = {
  forgotten: 'The browser did not keep what it was given.',
  full: 'The browser has no room left for this page.',
  newer: 'A newer Taskyard has saved labs here: reload the page to save.',
  blocked: 'Another tab holds the saved labs: close it to save.',
  forbidden: 'The browser keeps nothing for this page.',
}

/** Whether somebody must do something, or has only to know. */
export function isTrouble({ kind }: Trouble): boolean {
  return kind !== 'takenOver' && kind !== 'copied'
}
