import { create } from 'zustand'

interface OpenTask {
  /** The task that the stage is open on: its containers are seen. */
  readonly taskId: string | null
  /** How many stages on the page can be opened on a task. */
  readonly stages: number
}

const useStore = create<OpenTask>(() => ({ taskId: null, stages: 0 }))

/** The task whose containers are seen on the stage; `null` for none. */
export function useOpenTaskId(): string | null {
  return useStore((state) => state.taskId)
}

/** Opens the stage on a task. @returns whether there is a stage that can, and the task was not open yet */
export function openTask(taskId: string): boolean {
  const { stages, taskId: before } = useStore.getState()
  if (stages === 0 || before === taskId) return false
  useStore.setState({ taskId })
  return true
}

export function closeOpenTask(): void {
  useStore.setState({ taskId: null })
}

/** A stage that can show containers came onto the page. @returns what to call when it goes */
export function offerOpenTask(): () => void {
  useStore.setState(({ stages }) => ({ stages: stages + 1 }))
  return () => useStore.setState(({ stages }) => ({ stages: stages - 1, taskId: null }))
}
