import type { Plugin } from 'vite'

/** React Aria's words in one language; it brings those of 34, and takes the browser's. */
const WORDS = /\/react-aria\/dist\/private\/intl\/.+\/([a-z]{2}-[A-Z]{2})\.mjs$/
/** Where React Aria asks the browser for its language. */
const LANGUAGE = /\/react-aria\/dist\/private\/i18n\/useDefaultLocale\.mjs$/
const ENGLISH = 'en-US'

const inEnglish = `
const english = { locale: '${ENGLISH}', direction: 'ltr' }
export const getDefaultLocale = () => english
export const useDefaultLocale = () => english
`

/**
 * Has React Aria speak as the rest of the page does: a screen reader hears no German button among English ones, and
 * the arrow keys of a slider do not turn round in a browser that reads from right to left.
 */
export function englishOnly(): Plugin {
  const met = { words: false, language: false }
  return {
    name: 'taskyard-english-only',
    apply: 'build',
    load: {
      filter: { id: [WORDS, LANGUAGE] },
      handler(id) {
        const language = WORDS.exec(id)?.[1]
        if (language === ENGLISH) return null
        met[language === undefined ? 'language' : 'words'] = true
        return language === undefined ? inEnglish : 'export default undefined'
      },
    },
    generateBundle() {
      // An update of React Aria may move its files: then this is to be mended, not passed over.
      const moved = Object.entries(met).flatMap(([what, isMet]) => (isMet ? [] : [what]))
      if (moved.length > 0) throw new Error(`React Aria has its ${moved.join(' and ')} elsewhere by now`)
    },
  }
}
