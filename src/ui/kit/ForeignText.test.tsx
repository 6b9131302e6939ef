import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { JsonView } from '../inspector/JsonView.tsx'
import { MessagePage } from '../shell/MessagePage.tsx'
import { ForeignText } from './ForeignText.tsx'

const foreign = 'a\u202eb\u200b\u001b[31m'
const hidden = /(?!\n)[\p{Cc}\p{Cf}]/u

describe('what came from elsewhere', () => {
  it('stands in a direction of its own, and hides nothing', () => {
    expect(renderToStaticMarkup(<ForeignText>{foreign}</ForeignText>)).toBe('<bdi>a\\u202eb\\u200b\\u001b[31m</bdi>')
  })

  it('hides nothing as the detail of a page', () => {
    const page = renderToStaticMarkup(
      <MessagePage title="No page" detail={foreign}>
        <p />
      </MessagePage>,
    )
    expect(page).toContain('<bdi>a\\u202eb')
    expect(page).not.toMatch(hidden)
  })

  it('hides nothing in an answer of the API, in names and in values', () => {
    const answer = renderToStaticMarkup(<JsonView value={{ dockerLabels: { [foreign]: foreign } }} />)
    expect(answer.match(/a\\u202eb\\u200b\\u001b\[31m/g)).toHaveLength(2)
    expect(answer).not.toMatch(hidden)
  })
})
