import { phrases } from './phrases.ts'
import type { Theme } from './theme.ts'

/** What is no complaint: suggestions and praise. */

const suggestion: Theme = {
  id: 'suggestion',
  weight: 1.6,
  natures: [['建议', 1]],
  categories: ['城乡建设', '公共设施', '意见建议'],
  units: phrases('{office}', '区交通局', '区园林绿化局', '区文化和旅游局'),
  titles: phrases('建议开通{estate}接驳公交', '建议{estate}加装电梯', '建议增加口袋公园座椅', '关于调整垃圾分类投放点的建议'),
  situations: phrases(
    '{estate}离最近的地铁站有两公里多，建议开通一条接驳小巷公交，方便老人和上班族。',
    '{estate}是上世纪八十年代的老楼，老年人占一半以上，建议尽快启动加装电梯。',
    '{road}的口袋公园修得很漂亮，但是座椅太少，建议增加带靠背的座椅和遮阳设施。',
    '{estate}垃圾分类站设在上风口，夏天气味大，建议调整到{gate}。',
  ),
  details: phrases(
    '附近几个小区的居民都有这个想法。',
    '之前在社区议事会上提过{times}。',
    '希望规划时多听听居民意见。',
    '{self}愿意参与志愿服务。',
  ),
  demands: phrases('请有关部门研究。', '希望列入明年的实事项目。', '盼回复。'),
  results: phrases('建议已转规划部门研究。', '已纳入街道明年项目储备。', '经论证，客流不足，暂不具备条件。'),
  place: 'estate',
}

const praise: Theme = {
  id: 'praise',
  weight: 1,
  natures: [['表扬', 1]],
  categories: ['政务服务', '工作作风', '表扬感谢'],
  units: phrases('{office}', '区政务服务管理局', '永宁公安分局'),
  titles: phrases('表扬帮助找回老人的民警', '对办理结果表示满意', '感谢政务大厅工作人员'),
  situations: phrases(
    '{self}的父亲{age}岁，{pastDay}走失，{street}的民警和社区工作者一直帮忙找到深夜，终于安全送回家，特来电表扬。',
    '{self}反映的{estate}路灯问题两天就修好了，表扬{street}的工作人员，态度好、效率高。',
    '{self}到区政务大厅办事，窗口人员加班帮忙补齐了材料，非常暖心，希望给予表扬。',
  ),
  details: phrases('家里人都很感动。', '希望能转达谢意。', '社区书记还专门打电话回访。'),
  demands: phrases('请转达感谢。', '希望对相关人员予以表彰。', '不需要回电。'),
  results: phrases('已转达相关单位。', '已记录。'),
  place: 'estate',
}

export const voiceThemes: readonly Theme[] = [suggestion, praise]
