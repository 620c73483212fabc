import { randomUUID } from 'node:crypto'

/** HTML on its way to paper or PDF; `app://guoshai/print/<token>` serves it while `during` runs. */
export class PrintPages {
  readonly #pages = new Map<string, string>()

  find(token: string): string | undefined {
    return this.#pages.get(token)
  }

  async during<T>(html: string, work: (token: string) => Promise<T>): Promise<T> {
    const token = randomUUID()
    this.#pages.set(token, html)
    try {
      return await work(token)
    } finally {
      this.#pages.delete(token)
    }
  }
}
