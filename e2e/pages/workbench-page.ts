import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 工作台: screens and links with their counts. */
export class WorkbenchPage {
  readonly main: Locator
  readonly query: Locator
  readonly grid: Locator
  /** Says which other rows than those of a layer are shown. */
  readonly heading: Locator
  /** The editor of a link step. */
  readonly linkEditor: Locator

  constructor(private readonly window: Page) {
    this.linkEditor = window.getByRole('region', { name: /^碰撞 / })
    this.main = window.getByRole('main', { name: '工作台' })
    this.query = window.getByRole('textbox', { name: '筛查式' })
    this.grid = window.getByLabel('步骤与结果', { exact: true }).getByRole('grid')
    this.heading = window.getByLabel('步骤与结果', { exact: true }).getByRole('status').filter({ hasText: '回到这一层的结果' })
  }

  async open(): Promise<void> {
    await expect(this.window.getByRole('navigation', { name: '功能区' })).toBeVisible()
    await this.window.keyboard.press('Control+2')
    await expect(this.main).toBeVisible()
  }

  /** Waits until the grid shows so many rows and asks for no others: a cursor that is set before falls with the old rows. */
  async settled(rows: number): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-rowcount', `${rows + 1}`)
    await expect(this.grid).toHaveAttribute('aria-busy', 'false')
  }

  /** Opens a row of the result, when the rows that are asked for are there. */
  async openRow(row: Locator): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false')
    await row.dblclick()
  }

  /** The row of the result that says so. */
  row(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text })
  }

  /** Begins the first screen, from the empty state. */
  async begin(): Promise<void> {
    await this.window.getByRole('button', { name: '新建筛查' }).click()
    await expect(this.query).toBeEditable()
  }

  /** Chooses a step or layer whose name begins so. */
  async select(step: string): Promise<void> {
    await this.window.getByRole('treeitem', { name: new RegExp(`^${step} `) }).click()
  }

  async newScreen(): Promise<void> {
    await this.window.getByRole('button', { name: /^调查：/ }).click()
    await this.window.getByRole('menuitem', { name: '新建筛查' }).click()
    await expect(this.query).toBeEditable()
  }

  async addLinkStep(): Promise<void> {
    await this.window.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /步骤$/ }).click()
    await this.window.getByRole('menuitem', { name: /碰撞/ }).click()
    await expect(this.window.getByRole('group', { name: '比对规则' })).toBeVisible()
  }

  /** A column of one side of the link. */
  linkColumn(side: 'left' | 'right', column: string): Locator {
    return this.linkEditor.locator(`[data-side="${side}"][data-column="${column}"]`)
  }

  /** Makes a rule by dragging a column onto one of the other side, as a hand does it: press, move in steps, let go. */
  async dragColumn(from: Locator, to: Locator): Promise<void> {
    await from.scrollIntoViewIfNeeded()
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    if (!start || !end) throw new Error('a column that is dragged must be in view')
    const { mouse } = this.window
    await mouse.move(start.x + start.width / 2, start.y + start.height / 2)
    await mouse.down()
    await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
    await mouse.up()
  }

  /** Makes a rule by keyboard: Enter on a column of one side, then of the other. */
  async pairByKeyboard(from: Locator, to: Locator): Promise<void> {
    await from.focus()
    await this.window.keyboard.press('Enter')
    await expect(from).toHaveAttribute('aria-pressed', 'true')
    await to.focus()
    await this.window.keyboard.press('Enter')
  }

  /** The rule at a place, counted from 1, as its three fields read: left column, comparison, right column. */
  async rule(nth: number): Promise<string[]> {
    const fields = [`规则 ${nth} 左列`, `规则 ${nth} 比对方式`, `规则 ${nth} 右列`]
    return Promise.all(fields.map((name) => this.fieldOf(name).innerText()))
  }

  /** Chooses an option of a field of the link. */
  async choose(field: string, option: string): Promise<void> {
    await this.fieldOf(field).click()
    await this.window.getByTitle(option, { exact: true }).last().click()
  }

  /** Chooses what stands on one side of the link. */
  async setInput(side: '左边' | '右边', input: RegExp): Promise<void> {
    await this.fieldOf(side).click()
    await this.window.getByTitle(input).filter({ visible: true }).last().click()
  }

  private fieldOf(name: string): Locator {
    return this.linkEditor
      .getByRole('combobox', { name, exact: true })
      .locator('xpath=ancestor::*[contains(@class,"select")][last()]')
  }

  /** Rows of the step or layer whose name begins so, as the funnel says. */
  async rowsOf(step: string): Promise<number> {
    const item = this.window.getByRole('treeitem', { name: new RegExp(`^${step} [\\d,]+ 行`) })
    const [, rows] = /([\d,]+) 行/.exec((await item.getAttribute('aria-label')) ?? '') ?? []
    return Number(rows?.replaceAll(',', ''))
  }

  /** Rows of each word of the layer, as its chips say. */
  async termCounts(): Promise<Record<string, number>> {
    const chips = await this.window.getByRole('list', { name: '各词命中的行数' }).getByRole('button').allInnerTexts()
    return Object.fromEntries(
      chips.map((chip) => {
        const [word = '', rows = ''] = chip.split('\n')
        return [word, Number(rows.replaceAll(',', ''))]
      }),
    )
  }

  /** Opens the rows that hold a word of the layer. */
  async openTerm(word: string): Promise<void> {
    const chips = this.window.getByRole('list', { name: '各词命中的行数' })
    await chips.getByRole('button', { name: new RegExp(`^${word}`) }).click()
  }

  async backToLayer(): Promise<void> {
    await this.heading.getByRole('button', { name: '回到这一层的结果' }).click()
  }

  /** Layers from the first to the last, as they are called. */
  layerNames(): Promise<string[]> {
    return this.window
      .locator('[role=treeitem][aria-level="2"]')
      .evaluateAll((items) => items.map((item) => /^(.*?) [\d,]+ 行/.exec(item.getAttribute('aria-label') ?? '')?.[1] ?? ''))
  }

  /** Puts text into the query as from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.query.focus()
    await this.query.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      const isUntaken = field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      if (isUntaken) document.execCommand('insertText', false, pasted)
    }, text)
  }

  /** Takes the result of the selected step into the ledger and goes there. */
  async takeClues(): Promise<number> {
    const button = this.window.getByRole('button', { name: /^取为线索 [\d,]+/ })
    await button.click()
    const dialog = this.window.getByRole('dialog', { name: /^已取 [\d,]+ 件线索$/ })
    await expect(dialog).toBeVisible()
    const [, taken] = /已取 ([\d,]+) 件/.exec((await dialog.textContent()) ?? '') ?? []
    // A click is lost where the dialog is still moving as it opens.
    await expect(async () => {
      if (await dialog.isVisible()) await dialog.getByRole('button', { name: '去线索台账' }).click({ timeout: 1000 })
      await expect(dialog).toHaveCount(0, { timeout: 2000 })
    }).toPass()
    return Number(taken?.replaceAll(',', ''))
  }
}
