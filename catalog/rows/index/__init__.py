"""A file beside a large table by which rows are found without reading it through: by place, by value and by word."""
