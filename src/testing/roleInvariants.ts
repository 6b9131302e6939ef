import { jsonObject } from '../base/jsonObject.ts'
import { iamArn } from '../model/world/roles/iamArns.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** What holds of roles, of what tasks are given and of who is let in at the end of an instant (ROL, SEC). */
export function checkRoles(world: World, report: Report): void {
  checkIdentities(world, report)
  checkAgents(world, report)
  checkInjections(world, report)
  checkSilence(world, report)
}

function checkIdentities({ roles, users, instanceProfiles, goneIdentities }: World, report: Report): void {
  const there = [
    ...[...roles.values()].map((one) => iamArn('role', one)),
    ...[...users.values()].map((one) => iamArn('user', one)),
  ]
  for (const arn of there) if (goneIdentities.has(arn)) report(`ROL-1 who is there is not gone (${arn})`)
  for (const { name, roleName } of instanceProfiles.values())
    if (roleName !== null && !roles.has(roleName)) report(`ROL-2 a profile has a role that is there (${name})`)
}

/** Who is kept out has booted, and no more. */
function checkAgents({ instances, nowMs }: World, report: Report): void {
  for (const { id, registeredAtMs, readyAtMs, refusal } of instances.values()) {
    if (refusal === undefined) continue
    if (registeredAtMs !== null) report(`ROL-7 who is let in is not refused (${id})`)
    if (readyAtMs > nowMs) report(`ROL-7 who has not booted was not refused yet (${id})`)
  }
}

function checkInjections({ injections, tasks }: World, report: Report): void {
  for (const [id, { taskId, containers, failure }] of injections) {
    const task = tasks.get(id)
    if (id !== taskId || task === undefined) report(`SEC-5 what is given is a task’s that is there (${id})`)
    if (failure !== null && task?.startedAtMs !== null) report(`SEC-8 what was denied something never runs (${id})`)
    if (failure !== null && containers.length > 0) report(`SEC-8 what was denied something has nothing (${id})`)
  }
}

const WORTH_HIDING = 8

/** What is looked at anew each time: what came before was new at some time. */
const NEWEST = 20

/** What of a value is secret: the texts of an object, without its quotes, which a text around it would write otherwise. */
function secretsIn(value: string): readonly string[] {
  const object = jsonObject(value)
  const texts = object === null ? [value] : Object.values(object).filter((one) => typeof one === 'string')
  return texts.filter((one) => one.length >= WORTH_HIDING)
}

/** No value of a store stands in a log, in what a task tells, in an event or in a decision. */
function checkSilence(world: World, report: Report): void {
  const values = [
    ...[...world.secrets.values()].flatMap(({ versions }) => versions.map(({ value }) => value)),
    ...[...world.parameters.values()].flatMap(({ type, value }) => (type === 'SecureString' ? [value] : [])),
  ].flatMap(secretsIn)
  if (values.length === 0) return
  const told = [
    ...[...world.logStreams.values()].flatMap(({ events }) => events.slice(-NEWEST).map(({ message }) => message)),
    ...[...world.tasks.values()].map(({ stoppedReason }) => stoppedReason ?? ''),
    ...[...world.services.values()].flatMap(({ events }) => events.map(({ message }) => message)),
    ...[...world.decisions.values()].slice(-NEWEST).map((one) => JSON.stringify(one)),
  ].join('\n')
  for (const value of values) if (told.includes(value)) report('SEC-9 no value of a store is told')
}
