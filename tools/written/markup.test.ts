import { describe, expect, it } from 'vitest'
import { WrittenStyles } from './markup.ts'

describe('markup that is written ahead', () => {
  it('has its styles in a sheet, each once', () => {
    const styles = new WrittenStyles()
    expect(styles.take('<p style="left:1px"></p><b style="left:2px"></b>')).toBe(
      '<p data-style="0"></p><b data-style="1"></b>',
    )
    expect(styles.take('<i style="left:1px"></i><u style="font:&quot;A&quot;"></u>')).toBe(
      '<i data-style="0"></i><u data-style="2"></u>',
    )
    expect(styles.sheet()).toBe(
      [
        ".first [data-style='0'] { left:1px }",
        ".first [data-style='1'] { left:2px }",
        `.first [data-style='2'] { font:"A" }`,
        '',
      ].join('\n'),
    )
  })

  it('has nothing by which two copies of a page would get into each other’s way', () => {
    const styles = new WrittenStyles()
    const radio = '<label for="a"><input id="a" name="n" type="radio" checked="" aria-describedby="b c"/></label>'
    expect(styles.take(radio)).toBe('<label><input type="radio" checked=""/></label>')
  })
})
