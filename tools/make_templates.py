"""Write the templates of the documents: `python tools/make_templates.py`.

The parts are written as XML rather than through python-docx, whose default template brings styles, a theme,
a language and a schema fault that our documents shall not have. Lengths are in twips (567 to a centimetre)
unless a name says otherwise. The same run gives the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from pipeline.domain.documents import kinds

TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates"
AS_SHIPPED: Final = TEMPLATES.parent / "pipeline" / "read" / "templates" / "as_shipped.py"

PAGE_WIDTH: Final = 11906
MARGIN: Final = 1077  # 1.9 cm: what seven columns need for the longest words of a real case to stay whole
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
LABEL_WIDTH: Final = 2722  # room for «Fra rådets ramme i 2021» in bold
LIST_STEP: Final = 357
LIST_LEVELS: Final = 9  # Word expects all nine, or its indent button leads to a level without a mark
BULLETS, NUMBERS = 1, 2  # numbering instances

FONT: Final = "Calibri"
BLUE: Final = "1F3A5F"  # 11:1 on white, 10:1 on the header row's shade
GREY: Final = "595959"  # 7:1 on white
LINK: Final = "0B5394"
SHADE: Final = "EAEFF5"
RULE: Final = "BFC7D1"

# --- styles ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Look:
    """What the templates differ in: half points for the title, 240ths of a line for the line height."""

    name: str
    title: int
    before: int
    after: int
    line: int
    heading_before: tuple[int, int, int]


CASE: Final = Look("Saksfremlegg", 40, 100, 40, 259, (320, 240, 160))
ATTACHMENT: Final = Look("Vedlegg", 36, 60, 40, 252, (300, 200, 120))
LETTER: Final = Look("Tilskuddsbrev", 32, 120, 40, 276, (360, 260, 180))
TEXTS: Final = Look("Tekster", 40, 120, 40, 276, (400, 300, 200))


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style; its properties are XML, in the order that the schema wants."""

    id: str
    name: str
    priority: int
    ppr: str = ""
    rpr: str = ""
    based: str = "Normal"
    following: str = ""

    def xml(self) -> str:
        """Return the w:style element; a style named by ourselves is marked as such."""
        kind = "character" if self.based == "DefaultParagraphFont" else "paragraph"
        custom = "" if self.name in BUILT_IN or self.name != self.id else ' w:customStyle="1"'
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        ppr = f"<w:pPr>{self.ppr}</w:pPr>" if self.ppr else ""
        rpr = f"<w:rPr>{self.rpr}</w:rPr>" if self.rpr else ""
        return (
            f'<w:style w:type="{kind}"{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.based}"/>{following}<w:uiPriority w:val="{self.priority}"/><w:qFormat/>'
            f"{ppr}{rpr}</w:style>"
        )


BUILT_IN: Final = ("Strong", "Hyperlink")  # Word's names with an id of the same letters
KEEP: Final = "<w:keepNext/><w:keepLines/>"
RIGHT_TAB: Final = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def spacing(before: int, after: int, line: int = 240) -> str:
    """Return the space around a paragraph, and its line height in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def face(half_points: int = 0, color: str = "", *, bold: bool = False) -> str:
    """Return run properties; what is not given stays as in the style below."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "")
    )


def heading(level: int, half_points: int, before: int, after: int) -> Style:
    """Return a heading style, kept with what follows it."""
    ppr = f'{KEEP}{spacing(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
    font = face(half_points, BLUE, bold=True)
    return Style(f"Heading{level}", f"heading {level}", 9, ppr, font, following="Normal")


def headings(look: Look) -> Iterator[Style]:
    """Return the title and the three levels of headings under it.

    A document's title is its first heading: Word's style Title is a paragraph to a screen reader, and in no list of
    headings. The officer's text has no title of its own, and its headings begin at the first level.
    """
    has_title = look is not TEXTS
    if has_title:
        yield heading(1, look.title, 280, 200)
    for level, (size, before, after) in enumerate(zip((30, 25, 22), look.heading_before, (60, 40, 0), strict=True), 1):
        yield heading(level + has_title, size, before, after)


def list_item(name: str, numbering: int, level: int) -> Style:
    """Return a list style; the indents are the numbering's."""
    numpr = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return Style(name.replace(" ", ""), name, 10, numpr + spacing(0, 40, 252))


def cell(name: str, based: str = "Tabelltekst", *, right: bool = False, bold: bool = False) -> Style:
    """Return a style for table cells; without a size, which is the table style's to set."""
    # A number stands clear of words in the next column, which begin at the left.
    ppr = '<w:ind w:right="85"/><w:jc w:val="right"/>' if right else ""
    return Style(name, name, 31, ppr, face(bold=bold), based)


def text_styles(look: Look) -> tuple[Style, ...]:
    """Return the styles of running text."""
    return (
        *headings(look),
        list_item("List Bullet", BULLETS, 0),
        list_item("List Bullet 2", BULLETS, 1),
        list_item("List Number", NUMBERS, 0),
        list_item("List Number 2", NUMBERS, 1),
        Style("Brevhode", "Brevhode", 7, spacing(0, 0), face(21, GREY)),
        Style("Brevtype", "Brevtype", 7, spacing(0, 320), face(21, GREY)),
        Style("Brevhodebilde", "Brevhodebilde", 7, KEEP + spacing(0, 100)),
        Style(
            "Faktalinje",
            "Faktalinje",
            11,
            f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{LABEL_WIDTH}"/></w:tabs>{spacing(20, 40, 252)}'
            f'<w:ind w:left="{LABEL_WIDTH}" w:hanging="{LABEL_WIDTH}"/>',
        ),
        Style("Underskrift", "Underskrift", 12, "<w:keepLines/>" + spacing(280, 0, 252)),
        Style("Strong", "Strong", 22, "", face(bold=True), "DefaultParagraphFont"),
        Style(
            "Hyperlink",
            "Hyperlink",
            22,
            "",
            face(color=LINK) + '<w:u w:val="single"/>',
            "DefaultParagraphFont",
        ),
    )


def table_and_page_styles() -> tuple[Style, ...]:
    """Return the styles of tables, headers and footers."""
    # A paragraph of 6 points: parts a table without a caption from the table above, and ends the document.
    gap = '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    return (
        Style("Caption", "caption", 30, KEEP + spacing(200, 80), face(20, BLUE, bold=True), following="Normal"),
        Style("Tabelltekst", "Tabelltekst", 31, spacing(30, 30)),
        cell("Tabelltall", right=True),
        Style(
            "Tabellhode",
            "Tabellhode",
            31,
            "<w:keepNext/>",
            face(color=BLUE, bold=True),
            "Tabelltekst",
        ),
        cell("Tabellhodetall", "Tabellhode", right=True),
        cell("Tabellsum", bold=True),
        cell("Tabellsumtall", "Tabellsum", right=True),
        Style("Tabellskille", "Tabellskille", 32, gap),
        Style("Diagram", "Diagram", 33, spacing(0, 160)),
        Style("Header", "header", 40, RIGHT_TAB + spacing(0, 0), face(18, GREY)),
        Style("Footer", "footer", 40, RIGHT_TAB + spacing(0, 0), face(18, GREY)),
    )


def table_styles() -> str:
    """Return Word's plain table and our two: horizontal rules, a shaded header row, and a size."""
    margins = '<w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/>'
    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
    borders = (
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    )
    first_row = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{BLUE}"/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    # Neither is based on the other: LibreOffice does not inherit what is said of the first row.
    own = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="33"/><w:qFormat/><w:rPr>{face(half_points)}</w:rPr>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{first_row}</w:style>"
        for name, half_points in (("Tabell", 19), ("Tiltakstabell", 18))
    )
    return plain + "".join(own)


def styles_part(look: Look) -> str:
    """Return styles.xml: only what the documents use; the rest of Word's styles stay out of sight."""
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    # The size stands here and not in Normal: only then does a table style's size win over it.
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{face(22)}"
        '<w:lang w:val="nb-NO" w:eastAsia="nb-NO" w:bidi="nb-NO"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>"
    )
    latent = (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
    )
    # The space stands above a paragraph rather than below it, so that text after a table keeps clear of it.
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{spacing(look.before, look.after, look.line)}</w:pPr></w:style>"
    )
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    bases = (
        f'<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        f'<w:name w:val="Default Paragraph Font"/>{hidden}'
        f'<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>{hidden}'
    )
    own = "".join(style.xml() for style in (*text_styles(look), *table_and_page_styles()))
    return root("styles", defaults + latent + normal + bases + table_styles() + own)


# --- lists -------------------------------------------------------------------------------------------------


def list_level(level: int, form: str, text: str, style: str) -> str:
    """Return one level of a list; the bullet comes from the text font, as PDF/A wants it."""
    font = f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr>'
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{LIST_STEP * (level + 1)}" w:hanging="{LIST_STEP}"/></w:pPr>'
        f"{font}</w:lvl>"
    )


def numbering_part() -> str:
    """Return numbering.xml: list 1 of bullets, list 2 of numbers; a writer adds instances to start again at 1."""
    dots = [list_level(i, "bullet", "–" if i % 2 else "•", _linked("ListBullet", i)) for i in range(LIST_LEVELS)]
    forms = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
    counts = [
        list_level(i, forms[i % 3][0], forms[i % 3][1].format(i + 1), _linked("ListNumber", i))
        for i in range(LIST_LEVELS)
    ]
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="5A4B000{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5A4B100{number}"/>{"".join(levels)}</w:abstractNum>'
        for number, levels in ((BULLETS, dots), (NUMBERS, counts))
    )
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (BULLETS, NUMBERS)
    )
    return root("numbering", lists + instances)


def _linked(style: str, level: int) -> str:
    """Return the style that types this level, or "" for the levels that have none."""
    return (style, f"{style}2", *[""] * LIST_LEVELS)[level]


# --- text and tags -----------------------------------------------------------------------------------------


def root(name: str, content: str) -> str:
    """Return a WordprocessingML part."""
    space = "http://schemas.openxmlformats.org/"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} '
        f'xmlns:w="{space}wordprocessingml/2006/main" xmlns:r="{space}officeDocument/2006/relationships">'
        f"{content}</w:{name}>"
    )


def run(text: str, rpr: str = "") -> str:
    """Return a run; a tab character becomes Word's tab, a newline its line break."""
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    inner = escape(text).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    texts = f"<w:t>{inner}</w:t>".replace("<w:t></w:t>", "").replace("<w:t>", '<w:t xml:space="preserve">')
    return f"<w:r>{props}{texts}</w:r>"


def para(style: str, *runs: str) -> str:
    """Return a paragraph of ready runs; Normal needs no mention."""
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{ppr}{''.join(runs)}</w:p>"


def text(style: str, content: str) -> str:
    """Return a paragraph of plain text or one tag."""
    return para(style, run(content))


def tag(code: str) -> str:
    """Return a tag's own paragraph, which vanishes; small and grey, so that an editor sees past it."""
    return f"<w:p><w:pPr>{spacing(0, 0)}</w:pPr>{run(f'{{%{code} %}}', face(18, '767676'))}</w:p>"


def either(condition: str, yes: str, no: str) -> str:
    """Return two alternatives of which one is left."""
    return tag(f"p if {condition}") + yes + tag("p else") + no + tag("p endif")


# --- tables ------------------------------------------------------------------------------------------------


def table_cell(width: int, content: str, *, sum_row: bool = False) -> str:
    """Return a cell; those of a sum row carry a rule above."""
    rule = f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/></w:tcBorders>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule if sum_row else ""}</w:tcPr>{content}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    """Return a row that is never split between pages."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(code: str, span: int) -> str:
    """Return a tag's own row, which vanishes."""
    width = f'<w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:gridSpan w:val="{span}"/></w:tcPr>'
    return row(f"<w:tc>{width}{tag(f'tr {code}')}</w:tc>")


SUM_STYLES: Final = ("Tabellsum", "Tabellsumtall")


def value(source: str, words: str = "Tabelltekst", number: str = "Tabelltall") -> str:
    """Return a cell's two paragraphs, of which the one for numbers or the one for words is left."""
    shown = f"{{{{r {source}.tekst }}}}"
    return either(f"{source}.er_tall", text(number, shown), text(words, shown))


def table(style: str, caption: str, grid: tuple[int, ...], *rows: str, layout: str = "fixed") -> str:
    """Return a table whose title for screen readers is its caption, and whose first column heads the rows.

    The layout is `fixed`, or `autofit`: to its contents.
    """
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="{layout}"/><w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def free_table(source: str, caption: str) -> str:
    """Return the table of any columns and rows; the writer sets its widths."""
    third = TEXT_WIDTH // 3  # two of the three columns are the tags of the loop

    def looped(code: str, content: str, *, sum_row: bool = False) -> tuple[str, str, str]:
        start, end = tag(f"tc for {code}"), tag("tc endfor")
        return table_cell(third, start), table_cell(third, content, sum_row=sum_row), table_cell(third, end)

    title = "{{ kolonne.overskrift }}"
    head = either("kolonne.er_tall", text("Tabellhodetall", title), text("Tabellhode", title))
    return table(
        "Tabell",
        caption,
        (third, third, third),
        row(*looped(f"kolonne in {source}.kolonner", head), header=True),
        tag_row(f"for rad in {source}.rader", 3),
        tag_row("if rad.er_sum", 3),
        row(*looped("celle in rad.celler", value("celle", *SUM_STYLES), sum_row=True)),
        tag_row("else", 3),
        row(*looped("celle in rad.celler", value("celle"))),
        tag_row("endif", 3),
        tag_row("endfor", 3),
    )


MEASURE_WIDTHS: Final = {  # 0.8, 3.52, 2.72, 2.45, 1.85, 2.45 and 3.41 cm: the text's width, 17.2 cm
    "nr": 454,
    "tiltak": 1996,
    "nå": 1542,
    "senere": 1389,
    "rolle": 1049,
    "eier": 1389,
    "partnere": 1933,
}
MAY_GO: Final = ("senere", "rolle", "partnere")
TAG_COLUMN: Final = 397


def measure_row(contents: dict[str, str], *, header: bool = False, sum_row: bool = False) -> str:
    """Return a row of the seven columns; some are there only when they have something to say."""
    cells = {
        name: table_cell(width, contents.get(name) or para("Tabellsum"), sum_row=sum_row)
        for name, width in MEASURE_WIDTHS.items()
    }
    for name in MAY_GO:
        start, end = (table_cell(TAG_COLUMN, tag(code)) for code in (f"tc if del.har_{name}", "tc endif"))
        cells[name] = start + cells[name] + end
    return row(*cells.values(), header=header)


def measure_table() -> str:
    """Return the table of an instrument's measures, with its sum row."""
    heads = {name: text("Tabellhode", f"{{{{ del.kolonner.{name} }}}}") for name in MEASURE_WIDTHS}
    fields = {name: text("Tabelltekst", f"{{{{ t.{name} }}}}") for name in MEASURE_WIDTHS}
    fields |= {
        "tiltak": text("Tabelltekst", "{{ t.navn }}"),
        "nå": value("t.nå"),
        "senere": value("t.senere"),
    }
    sums = {name: value(f"del.sum_{name}", *SUM_STYLES) for name in ("nå", "senere")}
    grid: list[int] = []
    for name, width in MEASURE_WIDTHS.items():
        grid += [TAG_COLUMN, width, TAG_COLUMN] if name in MAY_GO else [width]
    # True of the template in Word only: when cells vanish docxtpl drops columns from the grid's end, whichever they
    # stood for, so the writer makes the grid anew from the widths of the cells.
    return table(
        "Tiltakstabell",
        "{{ del.tabelltekst }}",
        tuple(grid),
        measure_row(heads, header=True),
        tag_row("for t in del.tiltak", len(grid)),
        measure_row(fields),
        tag_row("endfor", len(grid)),
        measure_row(sums | {"tiltak": text("Tabellsum", "{{ del.sum_etikett }}")}, sum_row=True),
        layout="autofit",
    )


# --- the document ------------------------------------------------------------------------------------------


def fact(label: str, shown: str) -> str:
    """Return a line with a bold label and a hanging text."""
    return para("Faktalinje", run(label, '<w:rStyle w:val="Strong"/>'), run("\t"), run(shown))


def captioned(source: str, otherwise: str, body: str) -> str:
    """Return a table under its caption, or under what stands there when it has none."""
    caption = text("Caption", f"{{{{ {source}.tabelltekst }}}}")
    return either(f"{source}.tabelltekst", caption, otherwise) + body


def parts() -> str:
    """Return the switch over the parts of a section: each type of part in its style."""
    gap = para("Tabellskille")
    rich = "{{r del.tekst }}"
    branches = {
        "overskrift2": text("Heading3", "{{ del.tekst }}"),
        "overskrift3": text("Heading4", "{{ del.tekst }}"),
        "avsnitt": text("", rich),
        "punkt": text("ListBullet", rich),
        "punkt2": text("ListBullet2", rich),
        "nummer": text("ListNumber", rich),
        "nummer2": text("ListNumber2", rich),
        "faktalinje": fact("{{ del.etikett }}", rich),
        "underskrift": text("Underskrift", "{{ del.navn }}\n{{ del.stilling }}"),
        "tiltakstabell": captioned("del", gap, measure_table()),
        "tabell": captioned("del", gap, free_table("del", "{{ del.tabelltekst }}")),
        "diagram": text("", rich) + text("Caption", "{{ del.figurtekst }}") + text("Diagram", "{{r del.diagram }}"),
    }
    switch = [
        tag(f'p {"elif" if number else "if"} del.type == "{kind}"') + branch
        for number, (kind, branch) in enumerate(branches.items())
    ]
    return "".join(switch) + tag("p endif")


def sections() -> str:
    """Return the loop over the sections, and the paragraph that Word wants after a last table."""
    return (
        tag("p for seksjon in seksjoner")
        + tag("p if seksjon.overskrift")
        + text("Heading2", "{{ seksjon.overskrift }}")
        + tag("p endif")
        + tag("p for del in seksjon.deler")
        + parts()
        + tag("p endfor")
        + tag("p endfor")
        + para("Tabellskille")
    )


TITLE: Final = text("Heading1", "{{ tittel }}")


def sender() -> str:
    """Return the arms and the name of whom the document is from."""
    organisation = run("{{ organisasjon }}", '<w:rStyle w:val="Strong"/>')
    arms = tag("p if våpen") + text("Brevhodebilde", "{{r våpen }}") + tag("p endif")
    return arms + para("Brevhode", organisation)


def letterhead() -> str:
    """Return the top of the first page."""
    return sender() + text("Brevhode", "{{ dokumenttype }}") + TITLE


def letter_top() -> str:
    """Return the top of a letter: from whom, the facts of it, and what it is about."""
    facts = tag("p for linje in hodelinjer") + fact("{{ linje.etikett }}", "{{ linje.tekst }}") + tag("p endfor")
    return sender() + text("Brevtype", "{{ dokumenttype }}") + facts + TITLE


CASE_PATH: Final = "Saksgang"


def heading_block() -> str:
    """Return the facts of the case and its path, for those whose case system does not print them."""
    return (
        tag("p if hode")
        + tag("p for linje in hodelinjer")
        + fact("{{ linje.etikett }}", "{{ linje.tekst }}")
        + tag("p endfor")
        + tag("p if saksgang")
        + text("Caption", CASE_PATH)
        + free_table("saksgang", CASE_PATH)
        + tag("p endif")
        + tag("p endif")
    )


def document_part(body: str, *, has_tags: bool) -> str:
    """Return document.xml; the first page has no running header, its letterhead says the same."""
    references = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{kind}-{page}"/>'
        for kind in ("header", "footer")
        for page in ("default", "first")
    )
    section = (
        f'<w:sectPr>{references if has_tags else ""}<w:pgSz w:w="{PAGE_WIDTH}" w:h="16838"/><w:pgMar w:top="1304"'
        f' w:right="{MARGIN}" w:bottom="1304" w:left="{MARGIN}" w:header="624" w:footer="567" w:gutter="0"/>'
        f"{'<w:titlePg/>' if has_tags else ''}</w:sectPr>"
    )
    return root("document", f"<w:body>{body}{section}</w:body>")


def field(name: str) -> str:
    """Return a field that Word keeps up to date."""
    marks = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end"))
    begin, separate, end = marks
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{separate}{run("1")}{end}'


def header_part(*, first: bool) -> str:
    """Return the running header, empty on the first page."""
    return root("hdr", para("Header") if first else text("Header", "{{ organisasjon }}\t{{ dokumenttype }}"))


def footer_part() -> str:
    """Return the footer: the title, and the page among the pages."""
    pages = run("\tSide ") + field("PAGE") + run(" av ") + field("NUMPAGES")
    return root("ftr", para("Footer", run("{{ tittel }}") + pages))


def settings_part() -> str:
    """Return settings.xml."""
    names = "compatibilityMode overrideTableStyleFontSizeAndJustification enableOpenTypeFeatures doNotFlipMirrorIndents"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{setting}"/>'
        for name, setting in zip(names.split(), (15, 1, 1, 1), strict=True)
    )
    return root(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="nb-NO"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/>',
    )


# --- what Word expects beside it ----------------------------------------------------------------------------

XML_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COLOURS: Final = {  # of Word's palette, by their names there: ours, so that what is added by hand suits
    "dk1": "000000", "lt1": "FFFFFF", "dk2": BLUE, "lt2": SHADE, "accent1": BLUE, "accent2": LINK, "accent3": GREY,
    "accent4": RULE, "accent5": "7A5C00", "accent6": "2E6B3E", "hlink": LINK, "folHlink": GREY,
}  # fmt: skip


def fonts_part() -> str:
    """Return fontTable.xml: what to look for in place of our font where it is missing."""
    return root(
        "fonts",
        f'<w:font w:name="{FONT}"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>',
    )


def theme_part() -> str:
    """Return theme1.xml: the colours and fonts that Word offers; the styles name their own."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    face_of = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{face_of}</a:majorFont><a:minorFont>{face_of}</a:minorFont>"
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Saksbygger">'
        f'<a:themeElements><a:clrScheme name="Saksbygger">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Saksbygger">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Saksbygger">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


# --- the package -------------------------------------------------------------------------------------------

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
TYPES: Final = {"theme": "application/vnd.openxmlformats-officedocument.theme+xml"}  # that are not of Word alone
Parts: TypeAlias = dict[str, tuple[str, str]]
PARTS: Final[Parts] = {  # relationship id: (file, kind)
    "styles": ("styles.xml", "styles"),
    "settings": ("settings.xml", "settings"),
    "numbering": ("numbering.xml", "numbering"),
    "fonts": ("fontTable.xml", "fontTable"),
    "theme": ("theme/theme1.xml", "theme"),
    "header-default": ("header1.xml", "header"),
    "header-first": ("header2.xml", "header"),
    "footer-default": ("footer1.xml", "footer"),
    "footer-first": ("footer2.xml", "footer"),
}


def relationships(*targets: tuple[str, str, str]) -> str:
    """Return a relationship part of (id, type, target)."""
    links = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f'{XML_HEAD}<Relationships xmlns="{PACKAGE}relationships">{links}</Relationships>'


def content_types(parts: Parts) -> str:
    """Return [Content_Types].xml."""
    types = {"/docProps/core.xml": CORE_TYPE, "/word/document.xml": f"{WORD_TYPE}document.main+xml"}
    types |= {f"/word/{file}": TYPES.get(kind, f"{WORD_TYPE}{kind}+xml") for file, kind in parts.values()}
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    return (
        f'{XML_HEAD}<Types xmlns="{PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def core_properties(look: Look) -> str:
    """Return the properties: a neutral title, and no dates, which would be those of no document made from it."""
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{look.name} (mal)</dc:title><dc:language>nb-NO</dc:language></cp:coreProperties>"
    )


def package(look: Look, body: str, *, has_tags: bool = True) -> dict[str, str]:
    """Return the files of a document in the order that readers like best; without tags it has no header and footer."""
    files = {
        "styles": styles_part(look),
        "settings": settings_part(),
        "numbering": numbering_part(),
        "fonts": fonts_part(),
        "theme": theme_part(),
        "header-default": header_part(first=False),
        "header-first": header_part(first=True),
        "footer-default": footer_part(),
        "footer-first": footer_part(),
    }
    parts = {i: part for i, part in PARTS.items() if has_tags or part[1] not in {"header", "footer"}}
    main = ("document", f"{OFFICE}officeDocument", "word/document.xml")
    core = ("core", f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml")
    return {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relationships(main, core),
        "docProps/core.xml": core_properties(look),
        "word/document.xml": document_part(body, has_tags=has_tags),
        "word/_rels/document.xml.rels": relationships(*((i, OFFICE + kind, file) for i, (file, kind) in parts.items())),
        **{f"word/{file}": files[i] for i, (file, _) in parts.items()},
    }


def write(path: Path, files: dict[str, str]) -> None:
    """Write a package whose bytes depend on its content alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content.encode())
    print(path)


def main(folder: Path = TEMPLATES) -> None:
    """Write the templates of the documents, and the document that the officer's prose begins as."""
    folder.mkdir(exist_ok=True)
    write(folder / kinds.CASE_TEMPLATE.file, package(CASE, letterhead() + heading_block() + sections()))
    write(folder / kinds.ATTACHMENT_TEMPLATE.file, package(ATTACHMENT, letterhead() + sections()))
    write(folder / kinds.LETTER_TEMPLATE.file, package(LETTER, letter_top() + sections()))
    write(folder / kinds.PROSE_TEMPLATE, package(TEXTS, para("Normal"), has_tags=False))
    if folder == TEMPLATES:
        remember()


def remember() -> None:
    """Write down the digests of the documents' templates, by which the program knows its own."""
    digests = sorted(sha256((TEMPLATES / name).read_bytes()).hexdigest() for name in kinds.TEMPLATES)
    listed = "".join(f'        "{digest}",\n' for digest in digests)
    text = AS_SHIPPED.read_text(encoding="utf-8")
    AS_SHIPPED.write_text(re.sub(r"(?<=\{\n)[^{}]*(?=    \}\n\))", listed, text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
