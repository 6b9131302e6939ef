import { describe, expect, it } from 'vitest'
import { parseQuery } from './parseQuery.ts'

describe('CQL-1 what is no expression', () => {
  const many = (count: number, text: string): string => Array.from({ length: count }, () => text).join('')

  it.each([
    ['', 'the expression is empty'],
    ['  ', 'the expression is empty'],
    ['stack == prod', /^at character 1 it takes attribute:NAME, agentConnected, /],
    ['attribute: == prod', /^at character 1 it takes attribute:NAME/],
    ['attribute:stack', 'at its end it takes an operator after attribute:stack'],
    ['attribute:stack = prod', 'at character 17 it takes an operator after attribute:stack'],
    ['attribute:stack like prod', 'at character 17 it takes an operator after attribute:stack'],
    ['attribute:stack ==', 'at its end it takes a value'],
    ['attribute:stack == a b', 'at character 22 it takes and, or or the end'],
    ['attribute:stack exists prod', 'at character 24 it takes and, or or the end'],
    ['attribute:stack in prod', 'at character 20 it takes a list such as [a, b]'],
    ['attribute:stack in [a, b', 'at its end it takes a comma or the end of the list'],
    ['attribute:stack in []', 'at character 21 it takes a value'],
    [
      'attribute:stack == a and',
      'at its end it takes attribute:NAME, agentConnected, agentVersion, ec2InstanceId, registeredAt, runningTasksCount, task:group',
    ],
    ['(attribute:stack == a or attribute:stack == b', 'at its end it takes a closing parenthesis'],
    ['(attribute:stack == a)', 'a single expression has no parentheses'],
    ['attribute:stack == a)', 'at character 21 it takes and, or or the end'],
    ['runningTasksCount exists', 'runningTasksCount does not take exists'],
    ['runningTasksCount =~ 1.*', 'runningTasksCount does not take =~'],
    ['agentVersion in [1.2]', 'agentVersion does not take in'],
    ['task:group > a', 'task:group does not take >'],
    ['ec2InstanceId exists', 'ec2InstanceId does not take exists'],
    ['runningTasksCount == one', 'runningTasksCount is a whole number, not "one"'],
    ['agentVersion < new', 'agentVersion is a version such as 1.98.0, not "new"'],
    ['registeredAt < 2018-02-30', 'registeredAt is a date such as 2018-06-18T22:28:28Z, not "2018-02-30"'],
    ['registeredAt < 2018-06-18T25:00:00', /^registeredAt is a date/],
    ['attribute:stack =~', 'at its end it takes a regular expression'],
    ['attribute:stack =~ a(b', 'the regular expression has a group that is not closed'],
    [`${many(60, '(')}runningTasksCount == 1${many(60, ')')}`, 'it has more than 50 parentheses in parentheses'],
    [`attribute:a =~ a${many(10, ' or attribute:a =~ a')}`, 'the lab takes 10 regular expressions in one'],
  ])('%s', (text, problem) => {
    const parsed = parseQuery(text)
    const said = 'problem' in parsed ? parsed.problem : 'none'
    if (typeof problem === 'string') expect(said).toBe(problem)
    else expect(said).toMatch(problem)
  })

  it.each([
    "attribute:name == 'with space'",
    'attribute:a/b\\c.d_e-f==g',
    'not not attribute:a exists',
    '((attribute:a exists or attribute:b exists))',
    '( attribute:a exists ) and attribute:b =~ (x|y)z[ab]{2}',
    'task:group == service:web&&runningTasksCount<=2||!attribute:a exists',
    "attribute:a in ['b', c ,'d e']",
    'registeredAt >= 2024-02-29T22:28:28+00:00',
  ])('but this is: %s', (text) => {
    expect(parseQuery(text)).toHaveProperty('query')
  })
})
