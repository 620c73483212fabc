import type { z } from 'zod'

/**
 * One line of a contract: the schema of the arguments, and in types only the result and the progress of a long call.
 * The receiver parses arguments, always; results are typed, not parsed.
 */
export interface Method<Args extends z.ZodType = z.ZodType, Result = unknown, Progress = unknown> {
  readonly args: Args
  readonly types?: { readonly result: Result; readonly progress: Progress }
}

/** `method<Result, Progress>()(argsSchema)`; two calls because TypeScript infers all type arguments or none. */
export function method<Result, Progress = never>() {
  return <Args extends z.ZodType>(args: Args): Method<Args, Result, Progress> => ({ args })
}

export type Contract = Readonly<Record<string, Method>>

export type ArgsIn<M> = M extends Method<infer Args> ? z.input<Args> : never
export type ArgsOut<M> = M extends Method<infer Args> ? z.output<Args> : never
export type ResultOf<M> = M extends Method<z.ZodType, infer Result, unknown> ? Result : never
export type ProgressOf<M> = M extends Method<z.ZodType, unknown, infer Progress> ? Progress : never

/** What a handler gets beside its arguments. */
export interface CallContext<Progress = unknown> {
  readonly signal: AbortSignal
  progress(value: Progress): void
}

/** One handler for each method; a missing one does not compile. */
export type Handlers<C extends Contract> = {
  [Name in keyof C]: (
    args: ArgsOut<C[Name]>,
    context: CallContext<ProgressOf<C[Name]>>,
  ) => Promise<ResultOf<C[Name]>> | ResultOf<C[Name]>
}

export interface CallOptions<Progress> {
  signal?: AbortSignal | undefined
  onProgress?: ((value: Progress) => void) | undefined
}

/** Calls a method of the other side. Rejects with `AppError`, or `DefectError` carrying an incident number. */
export type Call<C extends Contract> = <Name extends keyof C & string>(
  name: Name,
  args: ArgsIn<C[Name]>,
  options?: CallOptions<ProgressOf<C[Name]>>,
) => Promise<ResultOf<C[Name]>>
