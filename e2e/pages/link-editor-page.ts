import type { Locator, Page } from '@playwright/test'

/** The editor of a link step: its rules, what is expected of it, what its absences prove, its probability. */
export class LinkEditorPage {
  readonly region: Locator
  /** What is expected by a sample. */
  readonly expected: Locator
  readonly runButton: Locator
  /** What absences rest on, and what they prove. */
  readonly proof: Locator
  readonly oneToOne: Locator
  /** What each level of each rule weighs. */
  readonly weights: Locator

  constructor(private readonly window: Page) {
    this.region = window.getByRole('region', { name: /^碰撞 / })
    this.expected = this.region.getByRole('status', { name: '抽样预计' })
    this.runButton = this.region.getByRole('button', { name: '运行碰撞' })
    this.proof = this.region.getByRole('group', { name: '缺位证明的依据' })
    this.oneToOne = this.region.getByRole('checkbox', { name: '一对一' })
    this.weights = window.getByRole('region', { name: '证据的轻重' })
  }

  /** Takes the suggestion whose button reads so. */
  async take(suggestion: RegExp): Promise<void> {
    await this.region.getByRole('list', { name: '建议的规则' }).getByRole('button').filter({ hasText: suggestion }).click()
  }

  /** Chooses 未匹配, 按概率 and the like. */
  async choose(option: string): Promise<void> {
    await this.region.getByText(option, { exact: true }).click()
  }

  atLeast(nth: number): Locator {
    return this.region.getByRole('spinbutton', { name: `规则 ${nth} 相似度下限` })
  }

  /** Tries a rule out; what it answers. */
  async tryRule(nth: number, left: string, right: string): Promise<Locator> {
    const field = (side: string) => this.region.getByRole('textbox', { name: `规则 ${nth} ${side}的值` })
    if ((await field('左边').count()) === 0) await this.region.getByRole('button', { name: `试一试规则 ${nth}` }).click()
    await field('左边').fill(left)
    await field('右边').fill(right)
    return this.region.getByRole('status').filter({ hasText: /相似度|没有可比/ })
  }

  async openPlot(): Promise<void> {
    await this.region.getByRole('button', { name: '选阈值' }).click()
  }

  /** Share of a level among pairs that are one, in percent. */
  share(rule: string, level: string): Locator {
    return this.weights.getByRole('spinbutton', { name: `${rule}，${level}，同一个中占百分之几` })
  }

  async closePlot(): Promise<void> {
    await this.window.keyboard.press('Escape')
  }
}
