import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Rule {
  reason: string
  files: RegExp
  mayNot: RegExp
  except?: RegExp
}

const order = [
  'table',
  'values',
  'ingest',
  'screening',
  'linkage',
  'places',
  'model',
  'ledger',
  'referral',
  'samples',
  'contract',
]
/** screening, linkage and places stand side by side. */
const rank = (folder: string) => (['screening', 'linkage', 'places'].includes(folder) ? 3 : order.indexOf(folder))

const pureLibraries = /^(zod|birpc|fflate|re2js|docx|opencc-js|@noble\/hashes|@e965\/xlsx)(\/|$)/

/** Rules between files, each with its reason. Imports of packages are named as written, others by their path in the project. */
const rules: Rule[] = [
  { reason: 'shared is pure: no program around it', files: /^shared\//, mayNot: /^(main|renderer|e2e|scripts)\// },
  { reason: 'main knows neither rows nor the window', files: /^main\//, mayNot: /^renderer\// },
  { reason: 'electron lives in main', files: /^(shared|renderer)\//, mayNot: /^electron$/ },
  {
    reason: 'the window reaches data by the engine contract only',
    files: /^renderer\/(?!engine\/)/,
    mayNot: /^renderer\/engine\//,
  },
  {
    reason: 'the engine knows no window',
    files: /^renderer\/engine\//,
    mayNot: /^(renderer\/(app|features|ui|messages)\/|react|antd)/,
  },
  { reason: 'shared parts know no feature', files: /^renderer\/ui\//, mayNot: /^renderer\/features\// },
  { reason: 'Dexie belongs to the store', files: /./, mayNot: /^dexie$/, except: /^renderer\/engine\/store\// },
  {
    reason: 'PapaParse reads in the sources and writes outputs, nowhere else',
    files: /./,
    mayNot: /^papaparse$/,
    except: /^renderer\/engine\/(sources\/|csv-output\.ts)|\.test\.ts$/,
  },
  {
    reason: 'workbooks are read in the sources, written by referral and samples',
    files: /./,
    mayNot: /^@e965\/xlsx$/,
    except:
      /^(renderer\/engine\/sources\/workbook-(?:sheetjs|value)\.ts|shared\/referral\/xlsx\.ts|shared\/samples\/workbook\.ts)$|\.test\.ts$/,
  },
  { reason: 'DOCX is made in one place', files: /./, mayNot: /^docx$/, except: /^shared\/referral\/docx(\.test)?\.ts$/ },
  { reason: 'charts are parts of ui', files: /^renderer\/features\//, mayNot: /^recharts$/ },
  { reason: 'test helpers stay in tests', files: /^(?!.*(\.test\.ts|\/testing\/))/, mayNot: /\/testing\// },
]

const files = ['shared', 'main', 'renderer'].flatMap((folder) => sourcesIn(folder))

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/^\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|import\('([^']+)'\)/gm)
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3]!
    return target.startsWith('.') ? relative('.', join(dirname(file), target)) : target
  })
}

const edges = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })))

describe('architecture', () => {
  it('finds the files and their imports', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(edges.length).toBeGreaterThan(300)
    expect(edges.some(({ file, target }) => file === 'renderer/engine/store/database.ts' && target === 'dexie')).toBe(true)
  })

  it.each(rules)('$reason', ({ files: from, mayNot, except }) => {
    const broken = edges.filter(({ file, target }) => from.test(file) && mayNot.test(target) && !except?.test(file))
    expect(broken).toEqual([])
  })

  it('shared imports only its pure libraries', () => {
    const foreign = edges.filter(
      ({ file, target }) =>
        /^shared\//.test(file) &&
        !/\.test\.ts$|\/testing\//.test(file) &&
        !target.startsWith('shared/') &&
        !pureLibraries.test(target),
    )
    expect(foreign).toEqual([])
  })

  it(`shared is layered: ${order.join(' ← ')}`, () => {
    const upward = edges.filter(({ file, target }) => {
      const [from, to] = [file, target].map((path) => /^shared\/([^/]+)\//.exec(path)?.[1])
      return from && to && from !== to && !file.endsWith('.test.ts') && rank(to) > rank(from)
    })
    expect(upward).toEqual([])
  })

  it('features do not import each other', () => {
    const crossing = edges.filter(({ file, target }) => {
      const [from, to] = [file, target].map((path) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1])
      return from && to && from !== to
    })
    expect(crossing).toEqual([])
  })

  it('imports name the file with its suffix', () => {
    const bare = edges.filter(({ target }) => /^(shared|main|renderer)\//.test(target) && !/\.(tsx?|css|json)$/.test(target))
    expect(bare).toEqual([])
  })
})
