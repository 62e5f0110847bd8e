"""What a PDF says of itself, as XMP: title, language, and which standards it follows. No dates: they would differ."""

from __future__ import annotations

from typing import Final

from pipeline.domain.documents.document import WordDocument
from pipeline.write.office.escaping import escape

PROGRAM: Final = "Saksbygger"

_XMP: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{kind}</rdf:li></rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>{organisation}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{program}</xmp:CreatorTool>
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
{claims} </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
_LEVEL: Final = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
_ACCESSIBLE: Final = "<pdfuaid:part>1</pdfuaid:part>"
_PDFA: Final = f"""\
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   {_LEVEL}
  </rdf:Description>
"""
# PDF/A wants every name described that its own standard has not: that of PDF/UA is one of them.
_PDFUA: Final = f"""\
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   {_ACCESSIBLE}
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""


def xmp(document: WordDocument, language: str, producer: str, *, level: str | None, accessible: bool) -> bytes:
    """Write the metadata; `level` of PDF/A-2 is A, B or none."""
    said = {"title": document.title_text, "kind": document.kind, "organisation": document.organisation}
    said |= {"producer": producer, "program": PROGRAM, "language": language}
    claims = (_PDFA.format(level=level) if level else "") + (_PDFUA if accessible else "")
    return _XMP.format(**{key: escape(text) for key, text in said.items()}, claims=claims).encode()


def claims_all(pdf: bytes) -> bool:
    """Say whether a PDF of ours claims to be both PDF/A-2a and PDF/UA-1. Metadata is never compressed."""
    return _LEVEL.format(level="A").encode() in pdf and _ACCESSIBLE.encode() in pdf
