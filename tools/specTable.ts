import { readFileSync, writeFileSync } from 'node:fs'
import { withTable } from '../src/testing/aws/specTable.ts'

// `npm run spec:table`: makes the last section of SPEC.md anew.
writeFileSync('SPEC.md', withTable(readFileSync('SPEC.md', 'utf8')))
