import { expect, type Locator, type Page } from '@playwright/test'

/** 设置: security, backup, audit log. */
export class SettingsPage {
  readonly security: Locator
  readonly backup: Locator
  readonly audit: Locator

  constructor(private readonly window: Page) {
    this.security = window.getByRole('region', { name: '安全' })
    this.backup = window.getByRole('region', { name: '备份' })
    this.audit = window.getByRole('region', { name: '审计日志' })
  }

  async open(): Promise<void> {
    await expect(this.window.getByRole('navigation', { name: '功能区' })).toBeVisible()
    await this.window.keyboard.press('Control+5')
    await expect(this.security).toBeVisible()
  }

  async lockAfter(choice: string): Promise<void> {
    await this.security.getByRole('combobox', { name: '闲置自动锁定' }).click()
    await this.window.getByTitle(choice, { exact: true }).click()
    await expect(this.security).toContainText(choice)
  }

  async changePassword(old: string, password: string, again = password): Promise<Locator> {
    await this.security.getByRole('button', { name: '更改密码' }).click()
    const dialog = this.window.getByRole('dialog', { name: '更改密码' })
    await dialog.getByLabel('现在的密码').fill(old)
    await dialog.getByLabel('新密码').fill(password)
    await dialog.getByLabel('再输入一次').fill(again)
    await dialog.getByRole('button', { name: '更改密码' }).click()
    return dialog
  }

  /** Action and subject of the entries in view, the newest first. */
  async auditEntries(): Promise<string[]> {
    const rows = this.audit.getByRole('row')
    await expect(rows.nth(1)).toContainText(/\d/)
    const texts = await rows.evaluateAll((all) =>
      all.slice(1).map((row) =>
        [...row.children]
          .slice(2, 4)
          .map((cell) => cell.textContent?.trim())
          .filter(Boolean)
          .join(' '),
      ),
    )
    return texts.filter(Boolean)
  }

  async writeBackup(): Promise<void> {
    await this.backup.getByRole('button', { name: '立即备份…' }).click()
    await expect(this.backup.getByText('每一条记录都已核对')).toBeVisible({ timeout: 60_000 })
  }

  /** From 恢复… to the contents of the chosen file. */
  async inspect(password: string): Promise<Locator> {
    await this.backup.getByRole('button', { name: '恢复…' }).click()
    const dialog = this.window.getByRole('dialog', { name: '从备份恢复' })
    await inspectBackup(dialog, password)
    return dialog
  }
}

/** Chooses the file that the system's dialog answers with and checks it with a password. */
export async function inspectBackup(form: Locator, password: string): Promise<void> {
  await form.getByRole('button', { name: '选择备份文件…' }).click()
  await form.getByLabel('备份的密码').fill(password)
  await form.getByRole('button', { name: '检查备份' }).click()
}
