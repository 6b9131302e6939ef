import { Worker } from 'node:worker_threads'

// One of the processes that live random lives. A life takes up to minutes, in which its own thread hears nothing; this one
// hears that the run is over, however it ended, and ends with it.
const [, , life = ''] = process.argv
const thread = new Worker(life)
thread.on('message', (outcome: object) => process.send?.(outcome))
process.on('message', (seed: number) => thread.postMessage(seed))
process.on('disconnect', () => process.exit())
