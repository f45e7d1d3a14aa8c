using Orm.Core.Tests.Contract;
using Orm.Mapping;
using Orm.UnitOfWork;

namespace Orm.Core.Tests.UnitOfWork;

public class RelationshipTests
{
    private readonly ChangeTracker _tracker = new();

    [Fact]
    public void Adding_to_a_collection_sets_the_reference_and_assigning_the_reference_adds_to_the_collection()
    {
        var ada = new User();
        var first = new Post();
        ada.Posts.Add(first);
        Assert.Same(ada, first.Author);

        var second = new Post { Author = ada };
        Assert.Equal([first, second], ada.Posts);
    }

    [Fact]
    public void The_last_assignment_moves_the_child_between_loaded_collections()
    {
        var ada = new User();
        var bob = new User();
        var post = new Post { Author = ada };
        bob.Posts.Add(post);
        Assert.Empty(ada.Posts);
        Assert.Same(bob, post.Author);

        bob.Posts.Remove(post);
        Assert.Null(post.Author);
        Assert.Empty(bob.Posts);
    }

    [Fact]
    public void Null_in_place_of_an_element_is_refused_and_changes_nothing()
    {
        var ada = new User();
        var post = new Post { Author = ada };
        Assert.Throws<ArgumentNullException>(() => ada.Posts[0] = null!);
        Assert.Same(post, Assert.Single(ada.Posts));
        Assert.Same(ada, post.Author);
    }

    [Fact]
    public void Elements_are_taken_out_by_their_place_and_all_at_once()
    {
        var ada = new User();
        Post[] posts = [.. Enumerable.Range(0, 40).Select(_ => new Post { Author = ada })];
        ada.Posts.RemoveAt(20);
        Assert.Null(posts[20].Author);
        Assert.DoesNotContain(posts[20], ada.Posts);
        Assert.True(ada.Posts.Contains(posts[21]));
        ada.Posts.Clear();
        Assert.Empty(ada.Posts);
        Assert.All(posts, static p => Assert.Null(p.Author));
    }

    [Fact]
    public void Assigning_a_reference_with_a_known_key_writes_the_foreign_key_at_once()
    {
        User ada = Rows.User(_tracker, 7);
        Post post = Rows.Post(_tracker, 1, 3);
        post.Author = ada;
        Assert.Equal(7, post.AuthorId);
        Assert.True(((IEntity)post).Tracking.IsChanged(3));
    }

    [Fact]
    public void Setting_the_foreign_key_resolves_the_reference_anew()
    {
        User ada = Rows.User(_tracker, 1);
        User bob = Rows.User(_tracker, 2);
        Post post = Rows.Post(_tracker, 1, 1);
        Assert.Same(ada, post.Author);

        post.AuthorId = 2;
        Assert.Same(bob, post.Author);

        post.AuthorId = 3;
        NotLoadedException error = Assert.Throws<NotLoadedException>(() => post.Author);
        Assert.Equal("Post.Author is not loaded. Load it with the query: .Include(x => x.Author), or afterwards: await session.LoadAsync(entity, Post.Table.Author).", error.Message);
    }

    [Fact]
    public void A_reference_whose_key_is_null_is_null()
    {
        Assert.Null(Rows.User(_tracker, 1).Manager);
        Assert.Null(Rows.User(null, 1).Manager);
        Assert.Null(new User().Manager);
    }

    [Fact]
    public void Reading_an_unloaded_collection_throws_and_changing_it_works()
    {
        User ada = Rows.User(_tracker, 1);
        Assert.Throws<NotLoadedException>(() => ada.Posts.Count);
        Assert.Throws<NotLoadedException>(() => ada.Posts[0]);
        Assert.Throws<NotLoadedException>(() => ada.Posts.Contains(new Post()));
        Assert.Throws<NotLoadedException>(() => ada.Posts.GetEnumerator());

        var added = new Post { Title = "t", Content = "c" };
        ada.Posts.Add(added);
        Assert.Equal(1, added.AuthorId);
        Assert.Same(ada, added.Author);
        Assert.Contains(added, _tracker.Pending);
    }

    [Fact]
    public void An_untracked_entity_has_unloaded_collections_too()
    {
        User ada = Rows.User(null, 1);
        Assert.Throws<NotLoadedException>(() => ada.Posts.Count);
    }

    [Fact]
    public void A_new_entity_s_collections_are_loaded_and_empty()
    {
        Assert.Empty(new User().Posts);
        Assert.Empty(new Post().Tags);
    }

    [Fact]
    public void Many_to_many_is_a_set_on_both_sides()
    {
        var post = new Post();
        var tag = new Tag();
        post.Tags.Add(tag);
        post.Tags.Add(tag);
        tag.Posts.Add(post);
        Assert.Equal([tag], post.Tags);
        Assert.Equal([post], tag.Posts);

        tag.Posts.Remove(post);
        Assert.Empty(post.Tags);
    }

    [Fact]
    public void Adding_cascades_over_the_whole_graph()
    {
        var ada = new User();
        var post = new Post { Author = ada };
        var tag = new Tag();
        post.Tags.Add(tag);
        _tracker.Add(ada);
        Assert.Equal([ada, post, tag], _tracker.Pending);

        var late = new Tag();
        post.Tags.Add(late);
        Assert.Contains(late, _tracker.Pending);
    }

    [Fact]
    public void Removing_cascades_to_loaded_children_where_declared()
    {
        var ada = new User();
        var post = new Post { Author = ada };
        _tracker.Add(ada);
        _tracker.Remove(ada);
        Assert.Empty(_tracker.Pending);
        Assert.Equal(EntityState.Detached, ((IEntity)post).Tracking.State);
    }

    [Fact]
    public void An_orphan_is_removed_at_the_flush_unless_it_found_another_parent()
    {
        User ada = Rows.User(_tracker, 1);
        User bob = Rows.User(_tracker, 2);
        Post orphan = Rows.Post(_tracker, 1, 1);
        Post moved = Rows.Post(_tracker, 2, 1);
        ada.Posts.Remove(orphan);
        ada.Posts.Remove(moved);
        bob.Posts.Add(moved);

        Assert.Equal("update posts set author_id where id: 1 row\nunlink post_tags where post_id: 1 row\ndelete posts where id: 1 row", FlushPlanner.Plan(_tracker.CollectChanges()).ToString());
    }

    [Fact]
    public void Entities_of_two_sessions_cannot_be_related()
    {
        User ada = Rows.User(_tracker, 1);
        Post post = Rows.Post(new ChangeTracker(), 1, 2);
        Assert.Throws<OrmException>(() => post.Author = ada);
        Assert.Throws<OrmException>(() => _tracker.Add(post));
    }
}
