/** Of a control, what ties it to others by name: the page is there once for each size of window, and all of it is inert. */
const TIES = / (?:id|for|name|aria-(?:labelledby|describedby|controls|owns|details|activedescendant))="[^"]*"/g
const STYLE = / style="([^"]*)"/g

/** Styles that stood on elements, each once. The policy of the page refuses them there, and takes them from a sheet. */
export class WrittenStyles {
  readonly #styles: string[] = []

  /** @returns the markup without what ties its elements together, and with a sign where one had a style of its own */
  take(markup: string): string {
    return markup
      .replaceAll(TIES, '')
      .replaceAll(STYLE, (_all, style: string) => ` data-style="${this.#nameOf(style)}"`)
  }

  /** The sheet in which each sign has its style. */
  sheet(): string {
    return this.#styles.map((style, at) => `.first [data-style='${String(at)}'] { ${style} }\n`).join('')
  }

  #nameOf(style: string): string {
    const text = style.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    if (!this.#styles.includes(text)) this.#styles.push(text)
    return String(this.#styles.indexOf(text))
  }
}
