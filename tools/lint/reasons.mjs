/**
 * Every `eslint-disable` says which rule, and after `--` why.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const disableNeedsReason = {
  meta: {
    type: 'suggestion',
    docs: { description: 'An eslint-disable comment names its rule and its reason.' },
    messages: {
      reason: 'Write which rule and why: // eslint-disable-next-line max-params -- four corners of one rectangle',
    },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const isDisable = /^\s*eslint-disable/.test(comment.value)
          const isWhole = /^\s*eslint-disable(-next-line|-line)?\s+[\w@/, -]+?\s--\s+\S.{5}/s.test(comment.value)
          if (isDisable && !isWhole) context.report({ loc: comment.loc ?? { line: 1, column: 0 }, messageId: 'reason' })
        }
      },
    }
  },
}
