/** A document with a chart of each kind, made from the little book. */
export const CHARTS: string = [
  'See :ref[plan] and :ref[bars].',
  '::chart{#plan kind=gantt source=tasks start=start_month end=end_month group=wp done=percent_complete marks="deliverables.due_month" day="2021-10-15" caption="The plan"}',
  '::chart{#bars kind=bars source=risks by=id values="likelihood impact" unit="points" caption="The risks"}',
  '::chart{kind=bars source=risks by=owner values="likelihood impact" layout=stacked caption="The risks of each owner"}',
  '::::landscape\n::chart{kind=progress source=tasks value=percent_complete caption="How far the tasks are"}\n::::',
].join('\n\n');
