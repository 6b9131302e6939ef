import { writeFileSync } from 'node:fs'
import { zoneTable } from './zoneTable.ts'

// `npm run zones`: makes the table of time zones anew, after moment-timezone was updated.
writeFileSync('src/model/scaling/zoneTable.ts', zoneTable())
