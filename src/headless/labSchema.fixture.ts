/** What is read of the JSON Schema of lab files. */
export interface LabSchema {
  readonly properties: { readonly commands: { readonly items: { readonly allOf: readonly Rule[] } } }
}

interface Rule {
  readonly if: { readonly properties: { readonly service: { const: string }; readonly operation?: { const: string } } }
  readonly then: { readonly properties: { readonly input: { readonly type: string } } }
}
