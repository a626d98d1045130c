/** Ids are branded strings, so that a lead's id cannot be passed where a user's is meant. */
type Branded<Name extends string> = string & { readonly __brand: Name }

export type WorkspaceId = Branded<'workspace'>
export type LeadId = Branded<'lead'>
export type ContactId = Branded<'contact'>
export type UserId = Branded<'user'>
export type FormId = Branded<'form'>
export type ImportId = Branded<'import'>
export type ModelId = Branded<'model'>
