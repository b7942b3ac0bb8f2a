// What the Measures leave open of supervision, of measures and of what follows acceptance: part of QUESTIONS_LEFT_OPEN.
import type { OpenQuestion } from './open-question.ts';

export const QUESTIONS_OF_SUPERVISION = {
  archivesWhen: {
    title: '项目档案何时整理归档',
    asks: '「做好项目档案管理」，没有时限，也没有说向谁移交。',
    weRead: '通过竣工验收后三个月内登记整理归档，届满只作提示；办结归档时须有档案清单。',
    because: '验收以后材料已经齐全，再迟容易散失。',
    orRead: '验收以前就应当归档，或者以档案主管部门另定的期限为准。',
    thenOtherwise: '缺档案清单的，在申请验收时即被拒绝；或者建议办结日期不同。',
    figures: ['archivesMonths'],
  },
  countsOnArrival: {
    title: '纸质材料以哪一天为提交之日',
    asks: '各条只说提交、申请、报送，没有说送达与登记不在同一天时以哪一天为准。',
    weRead: '由收件的主管部门代录，附收件回执，以送达之日为提交之日。',
    because: '单位的义务在送达时已经履行，登记的迟延不由单位承担。',
    orRead: '以登记之日为准，或者一律通过系统提交。',
    thenOtherwise: '届满前送达、届满后登记的，计为逾期。',
  },
  whoAsksForInformation: {
    title: '哪些部门可以调取资料和情况',
    asks: '「市发展改革委、市财政局、市大数据发展局、市审计局及市级有关部门」的监督管理，未列「有关部门」是哪些。',
    weRead: '第三十五条所列七个部门、市审计局，以及项目的市级部门；日期由调取的部门确定。',
    because: '第三十五条列明了实施监督管理的部门。',
    orRead: '只限明文列举的四个部门；或者任何市级部门均可。',
    thenOtherwise: '其他部门的调取会被拒绝；或者更多部门可以设定答复期限。',
  },
  measuresTogether: {
    title: '第三十五条的措施由一个部门还是两个部门决定',
    asks: '「市发展改革委、市财政局可以对其进行」四项措施，没有说须共同决定还是分别决定；也没有说是否须依次采取。',
    weRead:
      '暂停建设、终止实施须两部门会同；通报批评、暂缓安排投资计划由任何一个部门决定并告知另一方；四项不必依次采取。',
    because: '前两项影响最重；「直至」说的是范围，不是次序。',
    orRead: '四项均须会同；或者任何一个部门均可单独决定。',
    thenOtherwise: '通报批评、暂缓安排须待另一方会同才生效；或者暂停、终止即时生效。',
  },
  suspensionLifted: {
    title: '暂停建设、暂缓安排何时恢复',
    asks: '没有规定恢复的条件、程序和暂停的最长期限。',
    weRead: '注明须先办结的整改，以及所依据的整改要求（另有注明的除外）均已办结，方可恢复；暂停每90日复核一次。',
    because: '措施因整改不力而采取，整改办结后不再有理由。',
    orRead: '由决定部门随时恢复，不以整改办结为条件；或者暂停有最长期限，届满自动恢复。',
    thenOtherwise: '整改未办结的也可以恢复；或者不恢复的，届满后不再限制开工、试运行和确认建成。',
    figures: ['suspensionReviewDays'],
  },
  builtWhileSuspended: {
    title: '暂停期间能否确认建成',
    asks: '暂停的是「项目建设」，没有说暂停以前已经建成、暂停期间才登记的怎么办。',
    weRead: '实际建成日期早于暂停起始日期的，可以确认，验收的半年自建成之日起算；其余的不予确认。',
    because: '已经建成的没有建设可停；半年期限不应因登记迟延而推后。',
    orRead: '暂停期间一律不予确认，恢复以后再行登记。',
    thenOtherwise: '验收期限在恢复以前不起算，提醒相应推后。',
  },
  terminatedWhen: {
    title: '终止以后还有哪些义务',
    asks: '「直至终止项目实施」，没有说可以终止到哪一步，也没有说终止以后的义务。',
    weRead:
      '办结以前任何阶段均可终止；此后的报告、验收、自评价不再要求，未办结的整改和资料调取仍须办理，另建议提交终止情况报告。',
    because: '不再建设的项目没有可以验收和评价的对象；整改和监督针对的是已经发生的事。',
    orRead: '通过验收以后不再终止；或者终止以前已经逾期的报告仍须补交。',
    thenOtherwise: '已验收项目的终止会被拒绝；或者逾期的年度报告在终止后继续催办。',
    figures: ['finalReportDays'],
  },
  terminationOnRequest: {
    title: '项目建设单位能否自行申请终止',
    asks: '终止项目实施只作为逾期不整改的后果写明，没有说已经批复的项目不再需要时怎么办。',
    weRead: '项目建设单位可以申请终止，由市发展改革委同意或者不同意，市财政局和市级部门知悉；不作为处理措施登记。',
    because: '批复由市发展改革委作出，不再建设也应当由其决定；没有违规，就没有可以会同采取的措施。',
    orRead: '须由市发展改革委会同市财政局决定；或者已批复的项目不能依申请终止。',
    thenOtherwise: '终止须另经市财政局会同；或者项目只能继续建设，其年度报告、验收仍须按期办理。',
    figures: ['terminationDecisionWorkingDays'],
  },
  reprimandBy: {
    title: '第三十八条的通报批评由谁作出',
    asks: '「市级有关监督管理部门应当予以通报批评」，没有列明部门，也没有说是否以限期整改为前提。',
    weRead: '第三十五条所列七个部门和市审计局均可作出，不以限期整改为前提。',
    because: '这些部门是《办法》明文的监督管理部门；条文针对的是已经造成的后果。',
    orRead: '由市发展改革委、市财政局作出；或者须先限期整改。',
    thenOtherwise: '其他部门的通报批评会被拒绝；或者须待整改期限届满。',
  },
} as const satisfies Record<string, OpenQuestion>;
