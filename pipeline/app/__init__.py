"""The page on one's own machine: what the commands do, for those who have no terminal. It asks runs/, as cli does.

`serving` starts and stops it, `guard` keeps others out, `desk` remembers what is being worked on, `site` puts the pages
together. A page is a file in pages/, which says its own addresses; its looks are in html/, its words in words/.
"""
