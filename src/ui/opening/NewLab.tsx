import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'

/** A lab of the page's own, and what is asked of it, for all that stands within. */
export function NewLab({ children }: { readonly children: ReactNode }) {
  const session = useNewLabSession()
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <LabSessionContext value={session}>{children}</LabSessionContext>
    </QueryClientProvider>
  )
}
