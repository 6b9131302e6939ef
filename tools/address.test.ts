import { describe, expect, it } from 'vitest'
import { listenProblem, readAddress } from './address.mjs'

describe('where npm start serves', () => {
  it.each([
    { env: {}, address: { port: 4173, host: '127.0.0.1' } },
    { env: { PORT: '', HOST: '' }, address: { port: 4173, host: '127.0.0.1' } },
    { env: { PORT: '8080', HOST: '0.0.0.0' }, address: { port: 8080, host: '0.0.0.0' } },
    { env: { PORT: '0' }, address: { port: 0, host: '127.0.0.1' } },
    { env: { PORT: '65535' }, address: { port: 65_535, host: '127.0.0.1' } },
  ])('$env is $address', ({ env, address }) => {
    expect(readAddress(env)).toEqual(address)
  })

  it.each(['abc', '-1', '80.5', '65536', '99999', '1e3', '0x50', ' ', '\u001b[31m'])('PORT=%j is refused', (PORT) => {
    const problem = `PORT is ${JSON.stringify(PORT)}: it takes a whole number from 1 to 65535, or 0 for any free port.`
    expect(readAddress({ PORT })).toEqual({ problem })
  })

  it.each([
    { code: 'ENOTFOUND', says: 'HOST is "h": it takes an address of this machine' },
    { code: 'EADDRNOTAVAIL', says: 'HOST is "h": it takes an address of this machine' },
    { code: 'EACCES', says: 'PORT is 80: this user may not serve there' },
    { code: undefined, says: 'The server could not be started: broken' },
  ])('$code says what to change, in one line', ({ code, says }) => {
    const words = listenProblem(Object.assign(new Error('broken'), { code }), { port: 80, host: 'h' })
    expect(words).toContain(says)
    expect(words).not.toContain('\n')
  })
})
