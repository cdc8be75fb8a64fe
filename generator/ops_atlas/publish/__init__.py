"""What leaves the core: folders of pages, the finished site, reports."""
