import { BuilderElement, type ITableOptions, Table, XmlComponent } from 'docx';

/** A table with an alternative text, which screen readers say first; the library has no option for it. */
export class DescribedTable extends Table {
  constructor(options: ITableOptions, description: string) {
    super(options);
    const [properties]: readonly unknown[] = this.root;
    if (!(properties instanceof XmlComponent)) throw new Error('a table begins with its properties');
    const attributes = { val: { key: 'w:val', value: description } };
    properties.addChildElement(new BuilderElement({ name: 'w:tblCaption', attributes }));
  }
}
