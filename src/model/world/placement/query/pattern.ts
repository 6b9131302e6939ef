import { patternTree, type PatternNode } from './patternTree.ts'
import { QueryProblem } from './queryProblem.ts'

/** A regular expression that a whole value is held against (CQL-3). */
export interface Pattern {
  readonly source: string
  readonly program: readonly Instruction[]
}

type Instruction =
  | { readonly op: 'unit'; readonly takes: (unit: number) => boolean }
  | { readonly op: 'start' | 'end' | 'match' }
  | { op: 'jump'; to: number }
  | { op: 'split'; to: number; or: number }

/** A pattern is matched in so many steps a character at most, whatever it says. */
const PROGRAM_MAX = 300

/** @throws QueryProblem */
export function patternOf(source: string): Pattern {
  const program: Instruction[] = []
  compile(patternTree(source), program)
  add(program, { op: 'match' })
  return { source, program }
}

function add(program: Instruction[], instruction: Instruction): number {
  if (program.length >= PROGRAM_MAX) throw new QueryProblem('the regular expression is longer than the lab takes')
  return program.push(instruction) - 1
}

function compile(node: PatternNode, program: Instruction[]): void {
  switch (node.kind) {
    case 'unit':
      add(program, { op: 'unit', takes: node.takes })
      return
    case 'start':
    case 'end':
      add(program, { op: node.kind })
      return
    case 'sequence':
      for (const part of node.parts) compile(part, program)
      return
    case 'choice':
      compileChoice(node.parts, program)
      return
    case 'repeat':
      compileRepeat(node, program)
  }
}

function compileChoice([first, ...others]: readonly PatternNode[], program: Instruction[]): void {
  if (first === undefined) return
  if (others.length === 0) {
    compile(first, program)
    return
  }
  const split = { op: 'split' as const, to: add(program, { op: 'jump', to: 0 }) + 1, or: 0 }
  program[split.to - 1] = split
  compile(first, program)
  const jump = { op: 'jump' as const, to: 0 }
  split.or = add(program, jump) + 1
  compileChoice(others, program)
  jump.to = program.length
}

function compileRepeat(node: Extract<PatternNode, { kind: 'repeat' }>, program: Instruction[]): void {
  for (let i = 0; i < node.min; i++) compile(node.part, program)
  if (node.max === Infinity) {
    const loop = program.length
    const split = { op: 'split' as const, to: loop + 1, or: 0 }
    add(program, split)
    compile(node.part, program)
    split.or = add(program, { op: 'jump', to: loop }) + 1
    return
  }
  const exits: { or: number }[] = []
  for (let i = node.min; i < node.max; i++) {
    const split = { op: 'split' as const, to: program.length + 1, or: 0 }
    add(program, split)
    exits.push(split)
    compile(node.part, program)
  }
  for (const exit of exits) exit.or = program.length
}

/**
 * Whether the whole of a value fits. Every way through the pattern is followed at once, so that it takes time by the
 * length of both, never by how often they could fit: what a lab is given may try.
 */
export function matches({ program }: Pattern, value: string): boolean {
  let states = reach(program, [0], { isStart: true, isEnd: value === '' })
  for (let at = 0; at < value.length && states.size > 0; at++) {
    const unit = value.charCodeAt(at)
    const next: number[] = []
    for (const state of states) {
      const instruction = program[state]
      if (instruction?.op === 'unit' && instruction.takes(unit)) next.push(state + 1)
    }
    states = reach(program, next, { isStart: false, isEnd: at === value.length - 1 })
  }
  return [...states].some((state) => program[state]?.op === 'match')
}

/** All places of a program that are reached from these without taking a character. */
function reach(
  program: readonly Instruction[],
  from: readonly number[],
  where: { readonly isStart: boolean; readonly isEnd: boolean },
): Set<number> {
  const reached = new Set<number>()
  const open = [...from]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (reached.has(state)) continue
    reached.add(state)
    const instruction = program[state]
    if (instruction?.op === 'jump') open.push(instruction.to)
    else if (instruction?.op === 'split') open.push(instruction.to, instruction.or)
    else if (instruction?.op === 'start' && where.isStart) open.push(state + 1)
    else if (instruction?.op === 'end' && where.isEnd) open.push(state + 1)
  }
  return reached
}
