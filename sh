edited -c echo edited >> /tmp/wt-screen/backlab-04A7CE96-D2CB-4B30-8D78-342BA8DE6644/note.md
edited -c echo edited >> /tmp/wt-screen/backlab-5275DD0F-6873-4799-A32E-2C1EEFE01BEF/note.md
edited -c echo edited >> /tmp/wt-screen/backlab-F99FBEED-71D5-4658-BD29-2428122B7B1F/note.md
