import type { TaskDefinition } from '../definition/taskDefinition.ts'

/** What a container definition says of its log; none is Docker's own default, json-file, on the instance's disk. */
export interface LogSetting {
  readonly driver: string
  readonly options: Readonly<Record<string, string>>
}

interface SourceContainer {
  readonly logConfiguration?: {
    readonly logDriver: string
    readonly options?: Readonly<Record<string, string>>
  } | null
  readonly firelensConfiguration?: object | null
}

/** As it was registered: of this the shape of RegisterTaskDefinition has seen the form. */
function sourcesOf({ source }: TaskDefinition): readonly SourceContainer[] {
  return source.containerDefinitions as readonly SourceContainer[]
}

export function logSettingOf(definition: TaskDefinition, name: string): LogSetting | null {
  const index = definition.containers.findIndex((one) => one.name === name)
  const given = sourcesOf(definition)[index]?.logConfiguration ?? null
  return given === null ? null : { driver: given.logDriver, options: given.options ?? {} }
}

/** The container that routes what others log with awsfirelens; `null` where none does. */
export function routerOf(definition: TaskDefinition): string | null {
  const index = sourcesOf(definition).findIndex((one) => (one.firelensConfiguration ?? null) !== null)
  return definition.containers[index]?.name ?? null
}

/** Since 25 June 2025 lines wait in memory where nothing is said, and are lost beyond (LOG-11). */
export interface LogMode {
  readonly mode: 'non-blocking' | 'blocking'
  /** Of non-blocking: what may wait, as Docker writes it. */
  readonly maxBufferSize: string
}

export function logModeOf({ options }: LogSetting): LogMode {
  return {
    mode: options.mode === 'blocking' ? 'blocking' : 'non-blocking',
    maxBufferSize: options['max-buffer-size'] ?? '10m',
  }
}
