import { expect, type Locator, type Page } from '@playwright/test'

/** What every spec opens its workspace with. */
export const testPassword = '青石板 walnut 二十七'

/** The start: the first password, the lock, the way back from a backup. Its own `expect` keeps it free of the fixtures, which use it. */
export class UnlockPage {
  readonly first: Locator
  readonly plain: Locator
  readonly lock: Locator
  readonly restore: Locator
  readonly places: Locator

  constructor(window: Page) {
    this.first = window.getByRole('form', { name: '设置工作区密码' })
    this.plain = window.getByRole('form', { name: '给已有的数据加密' })
    this.lock = window.getByRole('form', { name: '工作区已锁定' })
    this.restore = window.getByRole('form', { name: '从备份恢复' })
    this.places = window.getByRole('navigation', { name: '功能区' })
  }

  /** Sets the first password or enters it, whichever is asked for, and waits for the workspace. */
  async open(password = testPassword): Promise<void> {
    await expect(this.first.or(this.lock)).toBeVisible({ timeout: 30_000 })
    if (await this.first.isVisible()) await this.setFirst(password)
    else await this.enter(password)
    await expect(this.places).toBeVisible({ timeout: 30_000 })
  }

  async setFirst(password: string): Promise<void> {
    await this.fillFirst(password)
    await this.first.getByRole('checkbox').check()
    await this.first.getByRole('button', { name: '设置密码并开始' }).click()
  }

  async fillFirst(password: string, again = password): Promise<void> {
    await this.first.getByLabel('密码', { exact: true }).fill(password)
    await this.first.getByLabel('再输入一次').fill(again)
  }

  /** Types at the lock and presses Enter. */
  async enter(password: string): Promise<void> {
    await expect(this.lock).toBeVisible({ timeout: 30_000 })
    await this.field.fill(password)
    await this.field.press('Enter')
  }

  get field(): Locator {
    return this.lock.getByLabel('密码', { exact: true })
  }
}
