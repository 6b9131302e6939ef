import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import type { Input, TestLab } from '../../../testing/testLab.ts'
import { askingOf } from '../../../model/world/container/metadata.ts'
import { askingDetails } from './askingWords.ts'

const ROLE = 'arn:aws:iam::123456789012:role/app'
const OTHER = 'arn:aws:iam::123456789012:role/other'

function asked(lab: TestLab, run: Input): ReturnType<typeof askingOf> {
  const [id = ''] = runTask(lab, run).ids
  return askingOf(lab.world, lab.task(id))
}

function onFargate(fields: Input = {}, run: Input = {}): ReturnType<typeof askingOf> {
  const lab = yard()
  registerFargate(lab, 'far', fields)
  return asked(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK, ...run })
}

function onInstance(fields: Input = {}, run: Input = {}): ReturnType<typeof askingOf> {
  const lab = yard()
  register(lab, 'web', fields)
  return asked(lab, run)
}

describe('CON-9 where a container asks', () => {
  it('has the instance’s own place on EC2 alone', () => {
    expect(onInstance()).toEqual({ metadata: 'there', taskRoleArn: null, instance: true })
    expect(onFargate()).toEqual({ metadata: 'there', taskRoleArn: null, instance: false })
  })

  it('has credentials of the task role, and of an override’s before the definition’s', () => {
    expect(onFargate({ taskRoleArn: ROLE }).taskRoleArn).toBe(ROLE)
    expect(onInstance({ taskRoleArn: ROLE }, { overrides: { taskRoleArn: OTHER } }).taskRoleArn).toBe(OTHER)
  })

  it('is there from platform version 1.4.0 on', () => {
    expect(onFargate({}, { platformVersion: '1.3.0' }).metadata).toBe('old platform')
    expect(onFargate({}, { platformVersion: 'LATEST' }).metadata).toBe('there')
  })

  it('reaches nothing without a network', () => {
    expect(onInstance({ networkMode: 'none' })).toMatchObject({ metadata: 'no network', instance: false })
  })

  it('is said by the names that a container finds it under', () => {
    const said = askingDetails({ metadata: 'there', taskRoleArn: ROLE, instance: false }).map(({ value }) => value)
    expect(said).toEqual([
      '$ECS_CONTAINER_METADATA_URI_V4 tells of the container, with /task of its task, with /stats what it uses',
      `of ${ROLE}, at 169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`,
      'no container instance to ask at 169.254.169.254',
    ])
    const [metadata, credentials] = askingDetails({ metadata: 'no network', taskRoleArn: ROLE, instance: false })
    expect(metadata?.value).toBe('in network mode none it reaches nothing')
    expect(credentials?.value).toBe('none: it does not reach 169.254.170.2')
  })
})
