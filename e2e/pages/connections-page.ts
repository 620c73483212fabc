import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/launch.ts'

/** 往来: what was met before of a row, and the drawer with rows, neighbourhood and records. */
export class ConnectionsPage {
  readonly drawer: Locator
  readonly graph: Locator

  constructor(private readonly window: Page) {
    this.drawer = window.getByRole('dialog')
    this.graph = this.drawer.getByRole('group', { name: '往来图' })
  }

  /** The values of the row that `within` shows, each as one line. */
  sightings(within: Locator): Locator {
    return within.getByRole('list', { name: '这一行的电话、车牌、人和单位在哪里出现过' }).locator(':scope > li')
  }

  /** What the drawer shows. */
  title(text: string): Locator {
    return this.drawer.getByText(text, { exact: true })
  }

  /** The node that has the focus. */
  get focused(): Locator {
    return this.graph.locator('button:focus')
  }

  /** Opens the menu of what has the focus, by keyboard. */
  async menu(): Promise<Locator> {
    await this.window.keyboard.press('Shift+F10')
    return this.openMenus
  }

  get openMenus(): Locator {
    return this.window.getByRole('menu').filter({ visible: true })
  }

  /** Goes down in the open menu to an entry and takes it, by keyboard. */
  async take(entry: string): Promise<void> {
    const focused = () => this.window.evaluate(() => document.activeElement?.closest('[role=menuitem]')?.textContent)
    await expect(async () => {
      await this.window.keyboard.press('ArrowDown')
      expect(await focused()).toBe(entry)
    }).toPass({ timeout: 10_000 })
    await this.window.keyboard.press('Enter')
  }
}
