import { expose } from 'comlink'

/** A worker that does nothing but answer: what the browser and the machine take by themselves. */
expose({ ping: () => Promise.resolve(0) })
