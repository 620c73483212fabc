import type { AppErrorCode, ErrorDetails } from '../../shared/errors.ts'
import { queryErrorCodes } from '../../shared/screening/query-error.ts'
import { queryError } from './workbench-query.zh-CN.ts'

type Sentence = (details: ErrorDetails) => { title: string; text: string }

/** One sentence pair for each error: what and where in the title; what is unharmed and what to do in the text. */
export interface ErrorTable {
  app: Record<AppErrorCode, Sentence>
  defect(incident: string, message: string): { title: string; text: string }
}

const quoted = (value: string | number | undefined) => (value === undefined || value === '' ? '' : `“${value}”`)
const file = (details: ErrorDetails) => quoted(details.file ?? details.name)
const kept = '已有数据没有改动。'
const knownKinds = ['PDF', 'PNG', 'JPEG', 'RAR', '7z', 'gzip', 'RTF']

/** What a file turned out to be, where that is a word the analyst knows. */
const foundIn = ({ found }: ErrorDetails) =>
  knownKinds.includes(String(found)) ? `内容是 ${found}` : '内容不是文字，也不是完好的工作簿'

/** The fault of a query as its own table tells it; `query` is its code. */
function queryFault(details: ErrorDetails): string {
  const code = queryErrorCodes.find((known) => known === details.query)
  if (!code) return ''
  const sentence = queryError({ code, position: 0, length: 0, details, suggestion: null })
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`
}

const app: ErrorTable['app'] = {
  'file.empty': (d) => ({
    title: `文件${file(d)}是空的`,
    text: `文件里没有可导入的行。${kept}请向提供方重新索取或重新导出。`,
  }),
  'file.notATable': (d) => ({
    title: `文件${file(d)}不是表格`,
    text: `${foundIn(d)}，可能已损坏或扩展名被改过。${kept}请选择 CSV、TXT 或 XLSX、XLS 文件。`,
  }),
  'file.passwordProtected': (d) => ({
    title: `工作簿${file(d)}设有打开密码`,
    text: `加密的内容无法读取。${kept}请在表格软件中打开、去掉密码后另存，再导入。`,
  }),
  'file.tooLarge': (d) => ({
    title: `文件${file(d)}太大${d.megabytes ? `（${d.megabytes} MB）` : ''}`,
    text: `工作簿这样大时无法可靠读取，为免漏行没有导入。${kept}请另存为 CSV，或按月拆分后导入。`,
  }),
  'file.bomb': (d) => ({
    title: `文件${file(d)}展开后大得不合常理`,
    text: `${d.megabytes ? `压缩内容展开后约 ${d.megabytes} MB，` : ''}可能是恶意构造的文件，没有展开。${kept}请向提供方核实后重新索取。`,
  }),
  'file.tooWide': (d) => ({
    title: `文件${file(d)}的列太多（${d.columns} 列）`,
    text: `一张表最多 ${d.limit} 列，多半是分隔符选错了。${kept}请在导入表中改选分隔符再看预览。`,
  }),
  'file.recordTooLong': (d) => ({
    title: `文件${file(d)}第 ${d.line} 行起的一条记录过长`,
    text: `${d.megabytes ? `这条记录超过 ${d.megabytes} MB，` : ''}多半是引号没有闭合或换行方式不对。${kept}请在导入表中改选引号、分隔符，或检查该行。`,
  }),
  'vault.locked': () => ({
    title: '工作区已锁定',
    text: '输入密码解锁后再继续。数据完好，没有改动。',
  }),
  'vault.wrongPassword': () => ({
    title: '密码不对',
    text: '请检查大小写和输入法后再试。数据完好，没有改动。',
  }),
  'vault.exists': () => ({
    title: '这个工作区已经设过密码',
    text: '请输入原密码解锁；要换密码请在设置的“安全”中更改。',
  }),
  'workspace.inUse': () => ({
    title: '工作区正在被另一个过筛程序使用',
    text: '同一个工作区同时只能由一个窗口或一个作业打开。数据没有改动。请先关闭另一个，再试。',
  }),
  'backup.damaged': (d) => ({
    title: `备份文件${file(d)}已损坏${d.record ? `（第 ${d.record} 条记录）` : ''}`,
    text: `核对没有通过，没有恢复任何内容。${kept}请换用另一份备份。`,
  }),
  'backup.wrongPassword': (d) => ({
    title: `打不开备份文件${file(d)}`,
    text: `密码不是做这份备份时的密码。${kept}请输入当时的密码。`,
  }),
  'backup.interrupted': () => ({
    title: '备份没有做完',
    text: `备份期间有数据被删除或工作区被锁定，没有写出文件。${kept}请重新备份。`,
  }),
  'recipe.invalid': (d) => ({
    title: `配方文件${file(d)}不能用`,
    text: `${d.path ? `${d.path} 处` : '内容'}不符合 guoshai.recipe/1 的格式。${kept}请选择由过筛导出的配方。`,
  }),
  'recipe.mismatch': (d) => ({
    title: `配方${quoted(d.recipe)}对不上这个文件`,
    text: `文件里缺少配方中的列：${d.columns ?? ''}。${kept}请改用别的配方，或按自动识别导入。`,
  }),
  'reject.ragged': (d) => ({
    title: `第 ${d.line} 行修改后是 ${d.cells} 格，应为 ${d.columns} 格`,
    text: '没有重新接收任何一行。请补齐或合并单元格后再提交。',
  }),
  'file.unreadable': (d) => ({
    title: `读不了文件${file(d)}`,
    text: `文件已损坏、被占用或没有权限。${kept}请关闭正在使用它的程序，或换一份副本再试。`,
  }),
  'file.undecodable': (d) => ({
    title: `文件${file(d)}的编码读不通${d.line ? `（第 ${d.line} 行）` : ''}`,
    text: `按${quoted(d.encoding) || '所选编码'}解不开全部字符。${kept}请在导入表中改选编码再看预览。`,
  }),
  'file.changed': (d) => ({
    title: `文件${file(d)}在打开之后被改动`,
    text: `为免前后内容不一致，读取已停止。${kept}请重新选择该文件。`,
  }),
  'file.notFound': (d) => ({
    title: `找不到文件${file(d)}`,
    text: `文件可能已被移动、改名，或存储盘已拔出。${kept}请重新选择。`,
  }),
  'file.writeFailed': (d) => ({
    title: `写不进${quoted(d.path ?? d.file ?? d.name) || '文件'}`,
    text: `磁盘已满、文件被占用或没有写入权限${d.reason ? `（${d.reason}）` : ''}。没有留下写了一半的文件，请换一个位置再试。`,
  }),
  'file.noHeader': (d) => ({
    title: `文件${file(d)}里找不到表头`,
    text: `没有一行像列名。${kept}请在导入表中指定表头行，或选“无表头”。`,
  }),
  'sheet.notFound': (d) => ({
    title: `工作簿${file(d)}里没有工作表${quoted(d.sheet)}`,
    text: `${d.sheets ? `现有工作表：${d.sheets}。` : ''}${kept}请在导入表中另选工作表。`,
  }),
  'storage.full': () => ({
    title: '本机存储空间不足',
    text: `这次操作没有完成，没有留下半截数据，${kept}请清理磁盘或删除不用的批次后再试。`,
  }),
  'storage.damaged': (d) => ({
    title: `存储的数据有损坏${quoted(d.dataset ?? d.file)}`,
    text: '损坏处读不出来，其余数据不受影响。请删除该批次并用原文件重新导入。',
  }),
  'job.cancelled': () => ({ title: '已取消', text: '没有留下做了一半的结果。' }),
  'model.invalid': (d) => ({
    title: `模型${file(d)}无效${d.path ? `：${d.path}` : ''}`,
    text: `${d.found !== undefined ? `实际是${quoted(d.found)}，` : ''}${d.expected ? `应为 ${d.expected}。` : ''}模型没有运行，数据没有改动。`,
  }),
  'model.sourceMissing': (d) => ({
    title: `模型的数据源${quoted(d.source ?? d.name)}没有指定数据集`,
    text: '依赖它的步骤没有运行，其余步骤不受影响。请在工作台为它选择一个数据集。',
  }),
  'phrases.periodInvalid': () => ({
    title: '本期或基期的起止时间不对',
    text: '请填写年月或年月日（如 2026-06 或 2026-06-15），并且起不晚于止。',
  }),
  'model.columnMissing': (d) => ({
    title: `数据里没有列${quoted(d.column ?? d.name)}`,
    text: `${d.step ? `步骤${quoted(d.step)}用到它。` : ''}${d.known ? `现有列：${d.known}。` : ''}请改用现有的列，或在导入时对上列名。`,
  }),
  'model.stepMissing': (d) => ({
    title: `模型里没有步骤${quoted(d.step ?? d.name)}`,
    text: '它可能已被删除。请在工作台左侧另选一个步骤。',
  }),
  'model.inputFailed': (d) => ({
    title: `步骤${quoted(d.step)}没有运行，因为前面的步骤没有完成`,
    text: `它要用的步骤${quoted(d.input)}没有完成。请先改正那一步，这一步会自动重算。`,
  }),
  'model.tooManyPairs': (d) => ({
    title: `碰撞产生的配对超过 ${Number(d.maxPairs).toLocaleString('en-US')} 对`,
    text: `${quoted(d.left)}与${quoted(d.right)}的同一个值${quoted(d.value)}在左表有 ${Number(d.leftCount).toLocaleString('en-US')} 行、右表有 ${Number(d.rightCount).toLocaleString('en-US')} 行，结果没有生成。请加一条比对规则，或限定时间窗。`,
  }),
  'model.operatorUnsupported': (d) => ({
    title: `步骤${quoted(d.step)}的操作${quoted(d.operator)}本版本还不能运行`,
    text: '模型已完整保留，其他步骤照常运行。请先停用这一步，或改用筛查、碰撞步骤。',
  }),
  'model.circular': (d) => ({
    title: `步骤${quoted(d.step)}绕回了自己`,
    text: `它读取${quoted(d.found)}，而那一步又要用它的结果。${kept}请让每一步只读取前面的步骤。`,
  }),
  'model.expressionInvalid': (d) => ({
    title: `步骤${quoted(d.step)}里的${quoted(d.text)}读不懂`,
    text: `应为 ${d.expected}。${kept}`,
  }),
  'link.needsRun': (d) => ({
    title: '这一步要运行才有结果',
    text: `约需逐对比较 ${Number(d.compared).toLocaleString('en-US')} 对，不随每次改动重算。请点“运行碰撞”，可随时取消。`,
  }),
  'link.tooManyCandidates': (d) => ({
    title: `${quoted(d.left)}与${quoted(d.right)}要比较的对数太多`,
    text: `${quoted(d.value)}一项两边各有 ${d.leftRows} 和 ${d.rightRows} 行，合计 ${d.pairs} 对。${kept}请再加一条比对规则或时间窗。`,
  }),
  'link.tooManyMasks': (d) => ({
    title: `${quoted(d.left)}与${quoted(d.right)}的遮盖方式太杂，内存放不下`,
    text: `两列分别有 ${d.leftWays} 种和 ${d.rightWays} 种遮盖位置，右边 ${Number(d.rows).toLocaleString('en-US')} 行。${kept}请先筛出遮盖方式相同的一部分再比，或换一列比对。`,
  }),
  'link.notEnoughPairs': (d) => ({
    title: '估不出匹配概率',
    text: `两边可比的记录太少（${d.pairs} 对）。${kept}请改用按规则匹配，或换填得更全的列。`,
  }),
  'link.missing': () => ({ title: '这一对记录已不在结果里', text: '数据或规则变过。请刷新后重试。数据没有改动。' }),
  'model.comparisonUnsupported': (d) => ({
    title: `比对方式${quoted(d.compare)}本版本还不能运行`,
    text: `${d.step ? `它在步骤${quoted(d.step)}里。` : ''}${d.left ? `它用于${quoted(d.left)}与${quoted(d.right)}。` : ''}请先改用精确比对，模型其余部分不受影响。`,
  }),
  'query.invalid': (d) => ({
    title: `筛查式${quoted(d.where)}有误${d.position === undefined ? '' : `（第 ${Number(d.position) + 1} 个字）`}`,
    text: `${queryFault(d)}${d.file ? `它在文件${quoted(d.file)}的${d.line ? `第 ${d.line} 行` : ` ${d.path} 处`}。` : ''}数据没有改动，改正后会重新计算。`,
  }),
  'lexicon.invalid': (d) => ({
    title: `词组文件无效${quoted(d.file ?? d.name)}${d.line ? `：第 ${d.line} 行` : d.path ? `：${d.path}` : ''}`,
    text: `${d.reason === 'groupless' ? '这一行有词而没有组名。' : ''}${d.found !== undefined ? `实际是${quoted(d.found)}，` : ''}${d.expected ? `应为 ${d.expected}。` : ''}没有采用这个文件里的任何词组。`,
  }),
  'lexicon.cyclic': (d) => ({
    title: `词组绕回了自己：${d.path}`,
    text: `${d.file ? `它在${quoted(d.file)}里。` : ''}没有保存。请从其中一个词组里删去对另一个的引用。`,
  }),
  'lexicon.empty': (d) => ({
    title: `词组${quoted(d.name)}没有词`,
    text: '没有保存。词组至少要有一个词；不再需要的词组可以删除。',
  }),
  'lexicon.missing': (d) => ({ title: `没有词组${quoted(d.name)}`, text: '它可能已被删除或改名。其余词组没有改动。' }),
  'lexicon.nameInvalid': (d) => ({
    title: `不能用作词组名${quoted(d.name)}`,
    text: `没有保存。名称不能为空，最多 ${d.limit} 个字，不能有换行。`,
  }),
  'lexicon.nameTaken': (d) => ({ title: `已有名为${quoted(d.name)}的词组`, text: '没有改动。请换一个名称。' }),
  'dataset.missing': () => ({ title: '引用的数据集已删除', text: '它的行无法再打开。其余数据没有改动。' }),
  'dataset.nameTaken': (d) => ({
    title: `已有名为${quoted(d.name)}的数据集`,
    text: `没有改动。请换一个名称，或追加到现有数据集。`,
  }),
  'batch.missing': () => ({ title: '引用的批次已撤销', text: '它的行无法再打开。其余批次没有改动。' }),
  'run.missing': () => ({ title: '运行记录已不存在', text: '它可能已被删除。请在工作台重新运行模型。' }),
  'clue.missing': () => ({ title: '线索已不存在', text: '它可能已从台账中移除，其余线索没有改动。' }),
  'clue.tooMany': (d) => ({
    title: `一次取的线索太多（${Number(d.rows).toLocaleString('en-US')} 行）`,
    text: `台账要逐件处置，一次最多取 ${Number(d.limit).toLocaleString('en-US')} 件，没有取任何一件。请先收窄筛查，或分批选取。`,
  }),
  'packet.empty': () => ({ title: '移送材料里还没有线索', text: '没有生成文件。请先在“线索”中选取要移送的线索。' }),
  'packet.noClueStep': (d) => ({
    title: `模型${quoted(d.model)}没有指明线索来自哪一步`,
    text: '没有生成移送材料，运行结果不受影响。请在模型中用 clues 指明一个步骤。',
  }),
  'print.failed': (d) => ({
    title: '打印没有完成',
    text: `${d.reason ? `${d.reason}。` : ''}材料没有改动。请检查打印机，或改为保存 PDF。`,
  }),
  'output.sourceMissing': (d) => ({
    title: `没有名为${quoted(d.of)}的导入或步骤，或者它没有成功`,
    text: '这一项没有输出，其余照常。请核对名称，或先改正那一项。',
  }),
  'output.invalid': (d) => ({
    title: `输出${quoted(d.to ?? d.of ?? d.name)}无效`,
    text: `${d.expected ? `应为 ${d.expected}。` : ''}没有写出文件，其余输出不受影响。`,
  }),
}

export const errors: ErrorTable = {
  app,
  defect: (incident, message) => ({
    title: incident ? `程序出错，事件编号 ${incident}` : '程序出错',
    text: `已存的数据没有改动，可以继续使用。${incident ? '详情已记入本机日志，报修时请提供事件编号。' : `详情：${message}`}`,
  }),
}
